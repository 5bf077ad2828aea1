package io.smartqueue.report.api;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.opinion.Question;
import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.By;
import io.smartqueue.report.Report;
import io.smartqueue.report.ReportDays;
import io.smartqueue.report.ReportFilter;
import io.smartqueue.report.ReportKind;
import io.smartqueue.report.ReportQuestion;
import io.smartqueue.report.ReportReader;
import io.smartqueue.report.Reports;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Csv;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/reports")
@Tag(name = "reports", description = "What the days teach")
class ReportsController {

    private final Reports reports;
    private final InstantSource clock;

    ReportsController(Reports reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping(path = "/{kind}", produces = "application/json")
    @Requires(Right.SEE_REPORTS)
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = ReportView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    ReportView read(
            Caller caller,
            @PathVariable String kind,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable By by,
            @RequestParam(required = false) @Nullable UUID site,
            @RequestParam(required = false) @Nullable UUID service,
            @RequestParam(required = false) @Nullable UUID queue,
            @RequestParam(required = false) @Nullable UUID counter,
            @RequestParam(required = false) @Nullable UUID agent,
            @RequestParam(required = false) @Nullable Question question,
            @RequestParam(defaultValue = "false") boolean compare) {
        var filter = new ReportFilter(site, service, queue, counter, agent, question);
        return ReportView.of(answer(caller, kind, span(caller, from, to), by, filter, compare));
    }

    @GetMapping(path = "/{kind}", produces = Csv.TYPE)
    @Requires(Right.SEE_REPORTS)
    @Operation(hidden = true)
    void readAsCsv(
            Caller caller,
            @PathVariable String kind,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable By by,
            @RequestParam(required = false) @Nullable UUID site,
            @RequestParam(required = false) @Nullable UUID service,
            @RequestParam(required = false) @Nullable UUID queue,
            @RequestParam(required = false) @Nullable UUID counter,
            @RequestParam(required = false) @Nullable UUID agent,
            @RequestParam(required = false) @Nullable Question question,
            @RequestParam(defaultValue = "false") boolean compare,
            HttpServletResponse response)
            throws IOException {
        var filter = new ReportFilter(site, service, queue, counter, agent, question);
        Report report = answer(caller, kind, span(caller, from, to), by, filter, compare);
        response.setContentType(Csv.TYPE);
        PrintWriter lines = response.getWriter();
        report.csv().forEach(lines::write);
    }

    private Report answer(
            Caller caller, String kind, DaySpan span, @Nullable By by, ReportFilter filter, boolean compare) {
        ReportKind known =
                ReportKind.of(kind).orElseThrow(() -> Refusal.notFound("unknown_report", "There is no such report."));
        caller.require(known.right());
        return reports.answer(new ReportQuestion(
                known, span, by == null ? known.usual() : by, filter, ReportReader.of(caller), compare));
    }

    /** Without days, the last thirty. */
    private DaySpan span(Caller caller, @Nullable LocalDate from, @Nullable LocalDate to) {
        return ReportDays.between(
                from, to, clock.instant().atZone(caller.tenant().zone()).toLocalDate());
    }
}
