package io.smartqueue.staff.organisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.kernel.Secret;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.web.Patching;
import io.smartqueue.web.SecretResponse;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/admin/tenants")
@Tag(name = "tenants", description = "The organisations of the installation, for its operator")
class TenantsController {

    record NewTenantView(
            @JsonUnwrapped Organisation organisation,
            @Nullable String oneTimePassword,
            @Nullable String invitation) {

        static NewTenantView of(Organisation organisation, AccessSecret access) {
            return new NewTenantView(
                    organisation,
                    access instanceof AccessSecret.OneTimePassword(Secret password) ? password.value() : null,
                    access instanceof AccessSecret.Invitation(Secret secret) ? secret.value() : null);
        }
    }

    private final Organisations organisations;
    private final NewOrganisations openings;
    private final Patching patching;

    TenantsController(Organisations organisations, NewOrganisations openings, Patching patching) {
        this.organisations = organisations;
        this.openings = openings;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.MANAGE_TENANTS)
    Page<Organisation> list(@SortableBy({"created_at", "name", "slug"}) Paging paging) {
        return paging.view(organisations.list(paging.request()));
    }

    @PostMapping
    @Requires(Right.MANAGE_TENANTS)
    @SecretResponse
    @ResponseStatus(HttpStatus.CREATED)
    NewTenantView create(@Valid @RequestBody NewOrganisation wanted) {
        NewOrganisations.Opened opened = openings.open(wanted);
        return NewTenantView.of(opened.organisation(), opened.access());
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_TENANTS)
    Organisation read(@PathVariable UUID id) {
        return organisations.get(new TenantId(id));
    }

    @PatchMapping("/{id}")
    @Requires(Right.MANAGE_TENANTS)
    Organisation change(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = OrganisationDraft.class)))
                    @RequestBody
                    JsonNode changes) {
        TenantId tenant = new TenantId(id);
        return organisations.change(tenant, patching.apply(OrganisationDraft.of(organisations.get(tenant)), changes));
    }

    /** Its staff and customers find nothing any more; what it has stays. */
    @PostMapping("/{id}/suspend")
    @Requires(Right.MANAGE_TENANTS)
    Organisation suspend(@PathVariable UUID id) {
        return organisations.suspend(new TenantId(id), true);
    }

    @PostMapping("/{id}/resume")
    @Requires(Right.MANAGE_TENANTS)
    Organisation resume(@PathVariable UUID id) {
        return organisations.suspend(new TenantId(id), false);
    }
}
