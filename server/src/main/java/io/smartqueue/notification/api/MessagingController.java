package io.smartqueue.notification.api;

import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Patching;
import io.swagger.v3.oas.annotations.Operation;
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
@RequestMapping("/api/v1/tenants/{slug}/messaging")
@Tag(name = "messaging", description = "The countries that the organisation sends messages to")
class MessagingController {

    private final MessagingSettings settings;
    private final Patching patching;

    MessagingController(MessagingSettings settings, Patching patching) {
        this.settings = settings;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    @Operation(
            summary = "Read the countries served",
            description = "The organisation's own country while it has chosen nothing.")
    MessagingSettings.Settings read() {
        return settings.current();
    }

    @PatchMapping
    @Requires(Right.MANAGE_MESSAGING)
    @Operation(
            summary = "Choose the countries served",
            description = "A phone of another country is refused on the public form, with the reason; staff and"
                    + " programs may give any. Messages to some countries cost many times as much as to others.")
    MessagingSettings.Settings change(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MessagingSettings.Settings.class)))
                    @RequestBody
                    JsonNode changes) {
        return settings.change(patching.apply(settings.current(), changes));
    }
}
