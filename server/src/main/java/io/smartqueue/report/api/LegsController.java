package io.smartqueue.report.api;

import io.smartqueue.report.ReportDays;
import io.smartqueue.report.ReportFilter;
import io.smartqueue.report.ReportReader;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Csv;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exports passages. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/reports/legs")
@Tag(name = "reports", description = "What the days teach")
class LegsController {

    private final LegLines legs;
    private final InstantSource clock;

    LegsController(LegLines legs, InstantSource clock) {
        this.legs = legs;
        this.clock = clock;
    }

    @GetMapping(produces = Csv.TYPE)
    @Requires(Right.SEE_REPORTS)
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void export(
            Caller caller,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID site,
            @RequestParam(required = false) @Nullable UUID service,
            @RequestParam(required = false) @Nullable UUID queue,
            @RequestParam(required = false) @Nullable UUID counter,
            @RequestParam(required = false) @Nullable UUID agent,
            HttpServletResponse response)
            throws IOException {
        LocalDate today = clock.instant().atZone(caller.tenant().zone()).toLocalDate();
        LegLines.Export export = legs.of(
                ReportReader.of(caller),
                ReportDays.between(from, to, today),
                new ReportFilter(site, service, queue, counter, agent, null));
        response.setContentType(Csv.TYPE);
        PrintWriter lines = response.getWriter();
        lines.write(LegLines.HEAD);
        // A client that has gone, or has not read for long, shows as an error of the writer; so does the flush.
        response.flushBuffer();
        while (export.hasMore() && !lines.checkError()) {
            export.next().forEach(lines::write);
        }
    }
}
