package io.smartqueue.opinion;

import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
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
@RequestMapping("/api/v1/tenants/{slug}/opinion-settings")
@Tag(name = "opinions", description = "What people are asked after their visit, and what they answered")
class OpinionSettingsController {

    private final OpinionSettingsStore settings;
    private final Patching patching;

    OpinionSettingsController(OpinionSettingsStore settings, Patching patching) {
        this.settings = settings;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    OpinionSettings read() {
        return settings.current();
    }

    @PatchMapping
    @Requires(Right.MANAGE_OPINIONS)
    OpinionSettings change(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = OpinionSettings.class)))
                    @RequestBody
                    JsonNode changes) {
        return settings.change(patching.apply(settings.current(), changes));
    }
}
