package io.smartqueue.queue.api;

import io.smartqueue.queue.visit.WaitingTime;
import io.smartqueue.queue.visit.WaitingTimes;
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
@RequestMapping("/api/v1/tenants/{slug}/waiting-time")
@Tag(name = "waiting-time", description = "When customers are told to come back, and how good the estimates were")
class WaitingTimeController {

    private final WaitingTimes settings;
    private final Patching patching;

    WaitingTimeController(WaitingTimes settings, Patching patching) {
        this.settings = settings;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    WaitingTime read() {
        return settings.current();
    }

    @PatchMapping
    @Requires(Right.MANAGE_SERVICES)
    WaitingTime change(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = WaitingTime.class)))
                    @RequestBody
                    JsonNode changes) {
        return settings.change(patching.apply(settings.current(), changes));
    }
}
