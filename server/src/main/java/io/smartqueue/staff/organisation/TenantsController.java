package io.smartqueue.staff.organisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.kernel.Known;
import io.smartqueue.kernel.Secret;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.Provisioning;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.TenantSlug;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.Patching;
import io.smartqueue.web.SecretResponse;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

    record Wanted(
            @NotBlank @Size(max = 63) String slug,
            @NotBlank @Size(max = 120) String name,

            @NotNull @Known(Known.List.COUNTRY) String country,

            @NotNull @Known(Known.List.ZONE) String zone,

            @NotNull @Known(Known.List.LANGUAGE) String language,

            @NotBlank @Email @Size(max = 254) String adminEmail) {}

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
    private final Provisioning provisioning;
    private final Tenants tenants;
    private final Patching patching;

    TenantsController(Organisations organisations, Provisioning provisioning, Tenants tenants, Patching patching) {
        this.organisations = organisations;
        this.provisioning = provisioning;
        this.tenants = tenants;
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
    NewTenantView create(@Valid @RequestBody Wanted wanted) {
        TenantSlug slug = new TenantSlug(wanted.slug());
        AccessSecret access = provisioning
                .createTenantWithAdmin(
                        slug, wanted.name(), wanted.country(), wanted.zone(), wanted.language(), wanted.adminEmail())
                .access();
        TenantId id = tenants.find(slug.value()).orElseThrow().id();
        return NewTenantView.of(organisations.get(id), access);
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
}
