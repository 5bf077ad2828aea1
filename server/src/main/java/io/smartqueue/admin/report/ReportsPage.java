package io.smartqueue.admin.report;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.opinion.Question;
import io.smartqueue.page.Messages;
import io.smartqueue.report.By;
import io.smartqueue.report.Column;
import io.smartqueue.report.Key;
import io.smartqueue.report.Places;
import io.smartqueue.report.Report;
import io.smartqueue.report.ReportKind;
import io.smartqueue.security.Right;
import io.smartqueue.tenant.Names;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report as a table with bars, or by weekday and hour as a map of shades.
 *
 * @param report null while what was asked makes no sense
 */
public record ReportsPage(
        AdminFrame desk,
        AskedReport asked,
        Places places,
        @Nullable Report report,
        boolean agentsNamed) {

    private static final int BAR = 100;

    /** What can be chosen in one list of the form. */
    public record Choice(String field, String every, String chosen, List<Option> options) {}

    public record Option(String id, String name) {}

    public boolean decides() {
        return desk.caller().may(Right.MANAGE_REPORTS);
    }

    /** Those that the reader may ask for. */
    public List<ReportKind> kinds() {
        return Stream.of(ReportKind.values())
                .filter(kind -> desk.caller().may(kind.right()))
                .toList();
    }

    public List<By> groupings() {
        return Stream.of(By.values())
                .filter(one -> asked.known().possible().contains(one))
                .toList();
    }

    public List<Choice> choices() {
        boolean ofLine = asked.known().isOfTheLine();
        boolean ofAgents = desk.caller().may(Right.SEE_REPORTS_OF_OTHERS) && agentsNamed;
        return Stream.of(
                        choice("site", asked.of().site(), places.sites(), Places.Site::names, true),
                        choice("service", asked.of().service(), places.services(), names -> names, true),
                        choice("queue", asked.of().queue(), places.queues(), Places.Queue::names, ofLine),
                        choice("counter", asked.of().counter(), places.counters(), Places.Counter::names, ofLine),
                        choice(
                                "agent",
                                asked.of().agent(),
                                places.agents(),
                                names -> names,
                                (ofLine || isOfOpinions()) && ofAgents),
                        questions())
                .flatMap(List::stream)
                .toList();
    }

    /** An organisation may have asked another question before. */
    private List<Choice> questions() {
        List<Option> options = Stream.of(Question.values())
                .filter(Question::asks)
                .map(one -> new Option(one.code(), words().say("opinions.question." + one.code())))
                .toList();
        return isOfOpinions()
                ? List.of(new Choice(
                        "question", "reports.every.question", asked.of().question(), options))
                : List.of();
    }

    private boolean isOfOpinions() {
        return asked.known() == ReportKind.OPINIONS;
    }

    private interface Named<T> {
        Names of(T place);
    }

    private <T> List<Choice> choice(String field, String chosen, Map<UUID, T> all, Named<T> names, boolean offered) {
        List<Option> options = all.entrySet().stream()
                .map(one -> new Option(one.getKey().toString(), words().name(names.of(one.getValue()))))
                .sorted(Comparator.comparing(Option::name))
                .toList();
        return offered ? List.of(new Choice(field, "reports.every." + field, chosen, options)) : List.of();
    }

    public Messages words() {
        return desk.sheet().words();
    }

    public boolean isMap() {
        return report != null
                && report.by() == By.WEEKDAY
                && !report.part().lines().isEmpty();
    }

    public String title() {
        return words().say("reports.kind." + asked.known().code());
    }

    public String figure(Column column, @Nullable Object value) {
        return new Figures(words()).figure(column, value);
    }

    public String heading(Column column) {
        return new Figures(words()).heading(column);
    }

    public String label(Key key) {
        return new Figures(words()).label(key);
    }

    /** The figure that bars and shades show. */
    public Column main() {
        String name = Figures.main(asked.known());
        return answer().columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Report answer() {
        return Objects.requireNonNull(report);
    }

    /** From 0 to 100, beside the longest of the report. */
    public int bar(List<@Nullable Object> figures) {
        double longest = Stream.of(answer().part(), before())
                .filter(part -> part != null)
                .flatMap(part -> part.lines().stream())
                .mapToDouble(line -> main(line.figures()))
                .max()
                .orElse(0);
        return longest == 0 ? 0 : (int) Math.round(BAR * main(figures) / longest);
    }

    private Report.@Nullable Part before() {
        return answer().before();
    }

    private double main(List<@Nullable Object> figures) {
        return Figures.number(mainOf(figures));
    }

    public @Nullable Object mainOf(List<@Nullable Object> figures) {
        return figures.get(answer().columns().indexOf(main()));
    }

    /** Also those of which there was something in the days before only. */
    public List<ReportRow> rows() {
        return ReportRow.of(answer());
    }

    /** How many cases the figure that the report is read for rests on. */
    public String cases(List<@Nullable Object> figures) {
        int place = Figures.cases(answer().columns());
        return figure(answer().columns().get(place), figures.get(place));
    }

    /** Until when the days are counted once and for all. */
    public String completeness() {
        Instant at = answer().completeUntil();
        return at == null
                ? words().say("reports.live")
                : words().say("reports.complete", "at", words().day(at) + " " + words().hour(at));
    }

    public WeekMap map() {
        return WeekMap.of(answer(), words());
    }
}
