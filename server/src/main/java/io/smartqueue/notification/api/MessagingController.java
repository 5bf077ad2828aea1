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
@Tag(name = "messaging", description = "Where to, when and how much the organisation sends")
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
            summary = "Read the rules of messages",
            description = "Countries served, quiet hours, caps and usefulness, with the defaults of what the"
                    + " organisation has not chosen.")
    MessagingSettings.Settings read() {
        return settings.current();
    }

    @PatchMapping
    @Requires(Right.MANAGE_MESSAGING)
    @Operation(
            summary = "Change the rules of messages",
            description = "A ticket is always taken. A message that the rules do not let leave ends as suppressed,"
                    + " with the code country_not_served, quiet_hours, cap_recipient, cap_prefix or"
                    + " cap_organisation, which new_recipients_hour has too. null is no cap, and no quiet hours."
                    + " Countries hold for messages about visits; caps and quiet hours for all.")
    MessagingSettings.Settings change(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MessagingSettings.Settings.class)))
                    @RequestBody
                    JsonNode changes) {
        return settings.change(patching.apply(settings.current(), changes));
    }
}
