package io.smartqueue.report.api;

import io.smartqueue.report.ReportSettings;
import io.smartqueue.report.ReportSettingsStore;
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
@RequestMapping("/api/v1/tenants/{slug}/report-settings")
@Tag(name = "reports", description = "What the days teach")
class ReportSettingsController {

    private final ReportSettingsStore settings;
    private final Patching patching;

    ReportSettingsController(ReportSettingsStore settings, Patching patching) {
        this.settings = settings;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    ReportSettings read() {
        return settings.current();
    }

    @PatchMapping
    @Requires(Right.MANAGE_REPORTS)
    ReportSettings change(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ReportSettings.class)))
                    @RequestBody
                    JsonNode changes) {
        return settings.change(patching.apply(settings.current(), changes));
    }
}
