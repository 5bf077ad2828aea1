package io.smartqueue.admin.report;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.report.PlaceReader;
import io.smartqueue.report.Report;
import io.smartqueue.report.ReportQuestion;
import io.smartqueue.report.ReportReader;
import io.smartqueue.report.ReportSettings;
import io.smartqueue.report.ReportSettingsStore;
import io.smartqueue.report.Reports;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of reports, and the same as a file for a spreadsheet. */
@Controller
@RequestMapping("/admin/{slug}/reports")
class ReportsPageController {

    private final Reports reports;
    private final ReportSettingsStore settings;
    private final PlaceReader places;
    private final InstantSource clock;

    ReportsPageController(Reports reports, ReportSettingsStore settings, PlaceReader places, InstantSource clock) {
        this.reports = reports;
        this.settings = settings;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Right.SEE_REPORTS)
    Html read(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String counter,
            @RequestParam(defaultValue = "") String agent,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "false") boolean compare) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, "reports");
        var of = new AskedReport.Of(site, service, queue, counter, agent, question);
        var asked = new AskedReport(kind, from, to, by, of, compare);
        caller.require(asked.known().right());
        try {
            ReportQuestion report = question(caller, asked);
            return page(frame, asked.with(report.span()), reports.answer(report));
        } catch (Refusal refusal) {
            return page(frame.refused(refusal), asked, null).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/file")
    @Requires(Right.SEE_REPORTS)
    void download(
            Caller caller,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String counter,
            @RequestParam(defaultValue = "") String agent,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "false") boolean compare,
            HttpServletResponse response)
            throws IOException {
        var of = new AskedReport.Of(site, service, queue, counter, agent, question);
        var asked = new AskedReport(kind, from, to, by, of, compare);
        caller.require(asked.known().right());
        Report report = reports.answer(question(caller, asked));
        response.setContentType(Csv.TYPE);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s-%s.csv\""
                        .formatted(asked.known().code(), report.span().to()));
        PrintWriter lines = response.getWriter();
        report.csv().forEach(lines::write);
    }

    @PostMapping
    @Requires(Right.MANAGE_REPORTS)
    Reply decide(PageContext pageContext, Caller caller, @RequestParam(defaultValue = "false") boolean named) {
        settings.change(new ReportSettings(named));
        return Reply.redirect(AdminFrame.of(pageContext, caller, "reports").address());
    }

    private ReportQuestion question(Caller caller, AskedReport asked) {
        LocalDate today = clock.instant().atZone(caller.tenant().zone()).toLocalDate();
        return asked.question(ReportReader.of(caller), today);
    }

    private Html page(AdminFrame frame, AskedReport asked, @Nullable Report report) {
        return Html.of(
                "admin/reports",
                new ReportsPage(
                        frame,
                        asked,
                        places.of(ReportReader.of(frame.caller())),
                        report,
                        settings.current().agentsNamed()));
    }
}
