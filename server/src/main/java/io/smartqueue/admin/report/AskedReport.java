package io.smartqueue.admin.report;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.opinion.Question;
import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.By;
import io.smartqueue.report.ReportDays;
import io.smartqueue.report.ReportFilter;
import io.smartqueue.report.ReportKind;
import io.smartqueue.report.ReportQuestion;
import io.smartqueue.report.ReportReader;
import io.smartqueue.web.Days;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which report, as it stands in the form. */
public record AskedReport(String kind, String from, String to, String by, Of of, boolean compare) {

    /** Of which places and people, and to which question they answered. */
    public record Of(String site, String service, String queue, String counter, String agent, String question) {}

    public ReportKind known() {
        return ReportKind.of(kind).orElse(ReportKind.WAITS);
    }

    /** A grouping that the report does not have is left aside: somebody came from another report. */
    public By grouping() {
        return Stream.of(By.values())
                .filter(one -> one.code().equals(by) && known().possible().contains(one))
                .findFirst()
                .orElse(known().usual());
    }

    /** @throws Refusal for what cannot be read */
    ReportQuestion question(ReportReader reader, LocalDate today) {
        ReportKind report = known();
        boolean ofLine = report.isOfTheLine();
        var filter = new ReportFilter(
                id("site", of.site),
                id("service", of.service),
                ofLine || report == ReportKind.ACCURACY ? id("queue", of.queue) : null,
                ofLine ? id("counter", of.counter) : null,
                ofLine || report == ReportKind.OPINIONS ? id("agent", of.agent) : null,
                report == ReportKind.OPINIONS ? answered() : null);
        return new ReportQuestion(report, span(today), grouping(), filter, reader, compare);
    }

    private @Nullable Question answered() {
        return Stream.of(Question.values())
                .filter(one -> one.asks() && one.code().equals(of.question))
                .findFirst()
                .orElse(null);
    }

    private DaySpan span(LocalDate today) {
        return ReportDays.between(day("from", from), day("to", to), today);
    }

    /** The days are filled in where none are given. */
    AskedReport with(DaySpan span) {
        return new AskedReport(
                known().code(),
                span.from().toString(),
                span.to().toString(),
                grouping().code(),
                of,
                compare);
    }

    private static @Nullable LocalDate day(String field, String typed) {
        return typed.isBlank() ? null : Days.read(field, typed);
    }

    private static @Nullable UUID id(String field, String typed) {
        try {
            return typed.isBlank() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.field(field, "unknown_" + field, "There is nothing with this id.");
        }
    }

    /** The same for another report, and by its usual grouping. */
    public String addressOf(ReportKind other) {
        return query(other.code(), other == known() ? by : "");
    }

    /** For links to the same in another form. */
    public String query() {
        return query(known().code(), by);
    }

    private String query(String report, String grouping) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("kind", report);
        all.put("from", from);
        all.put("to", to);
        all.put("by", grouping);
        all.put("site", of.site);
        all.put("service", of.service);
        all.put("queue", of.queue);
        all.put("counter", of.counter);
        all.put("agent", of.agent);
        all.put("question", of.question);
        all.put("compare", compare ? "true" : "");
        return all.entrySet().stream()
                .filter(one -> !one.getValue().isBlank())
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .reduce((some, more) -> some + "&" + more)
                .map(found -> "?" + found)
                .orElse("");
    }
}
