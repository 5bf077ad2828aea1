package io.smartqueue.reception.branding;

import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Patching;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The organisation's colour and drawing, and what it asks of people who take a ticket. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/look")
@Tag(name = "look", description = "The colour and logo of the organisation, and the fields of its forms")
class BrandingController {

    record LookView(
            String accent,
            @Nullable String logoSvg,
            FieldRequirement askName,
            FieldRequirement askPhone,
            List<Warnings.Warning> warnings) {

        static LookView of(BrandingDraft look) {
            return new LookView(
                    look.accent(), look.logoSvg(), look.askName(), look.askPhone(), Warnings.of(look.accent()));
        }
    }

    private final BrandingSettings looks;
    private final Patching patching;

    BrandingController(BrandingSettings looks, Patching patching) {
        this.looks = looks;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    LookView read() {
        return LookView.of(looks.current());
    }

    @PatchMapping
    @Requires(Right.MANAGE_LOOK)
    LookView change(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = BrandingDraft.class)))
                    @RequestBody
                    JsonNode changes) {
        return LookView.of(looks.change(patching.apply(looks.current(), changes)));
    }
}
