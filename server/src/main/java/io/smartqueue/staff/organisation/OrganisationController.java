package io.smartqueue.staff.organisation;

import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.web.Patching;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/tenants/{slug}")
@Tag(name = "organisation", description = "What an organisation says of itself")
class OrganisationController {

    private final Organisations organisations;
    private final Patching patching;

    OrganisationController(Organisations organisations, Patching patching) {
        this.organisations = organisations;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    Organisation read() {
        return organisations.current();
    }

    @PatchMapping
    @Requires(Right.MANAGE_ORGANISATION)
    Organisation change(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = OrganisationDraft.class)))
                    @RequestBody
                    JsonNode changes) {
        OrganisationDraft present = OrganisationDraft.of(organisations.current());
        return organisations.change(CurrentTenant.get(), patching.apply(present, changes));
    }
}
