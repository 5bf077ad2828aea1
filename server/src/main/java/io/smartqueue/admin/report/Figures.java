package io.smartqueue.admin.report;

import io.smartqueue.page.Messages;
import io.smartqueue.report.Column;
import io.smartqueue.report.Key;
import io.smartqueue.report.Key.WeekHour;
import io.smartqueue.report.ReportKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes figures and labels for a reader. */
record Figures(Messages words) {

    private static final double SECONDS_A_MINUTE = 60;
    private static final double SECONDS_AN_HOUR = 3600;

    /** Sums over many people, which are long. */
    private static final Set<String> IN_HOURS =
            Set.of("open", "paused", "walking", "serving", "idle", "needed", "service_total");

    /** The figure that a report is read for. */
    static String main(ReportKind kind) {
        return switch (kind) {
            case WAITS -> "wait_median";
            case SERVICES -> "service_median";
            case PEOPLE -> "cases";
            case COUNTERS -> "open";
            case ARRIVALS -> "arrivals";
            case MESSAGES -> "messages";
            case ACCURACY -> "within";
            case OPINIONS -> "score_mean";
        };
    }

    /** The place of the column that says how many cases the main figure rests on. */
    static int cases(List<Column> columns) {
        return Math.max(0, columns.stream().map(Column::name).toList().indexOf("cases"));
    }

    static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    String heading(Column column) {
        String name = words.say("reports.column." + column.name());
        return switch (column.unit()) {
            case "seconds" ->
                name + " (" + words.say(IN_HOURS.contains(column.name()) ? "reports.hours" : "reports.minutes") + ")";
            case "minutes" -> name + " (" + words.say("reports.minutes") + ")";
            case "percent" -> name + " (%)";
            default -> column.unit().matches("[A-Z]{3}") ? name + " (" + column.unit() + ")" : name;
        };
    }

    String figure(Column column, @Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case Number number
            when column.unit().equals("seconds") ->
                written(
                        "%,.1f",
                        number.doubleValue() / (IN_HOURS.contains(column.name()) ? SECONDS_AN_HOUR : SECONDS_A_MINUTE));
            case Double number -> written("%,.1f", number);
            case java.math.BigDecimal money -> written("%,.2f", money);
            case Long number -> written("%,d", number);
            default -> String.valueOf(value);
        };
    }

    private String written(String form, Object number) {
        return String.format(locale(), form, number);
    }

    private Locale locale() {
        return words.language().locale();
    }

    String label(Key key) {
        return switch (key.id()) {
            case null -> words.say("reports.nobody");
            case LocalDate day ->
                day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()));
            case YearMonth month -> month.format(DateTimeFormatter.ofPattern("LLLL yyyy", locale()));
            case Integer hour -> hour(hour);
            case WeekHour both -> weekday(both.weekday()) + " " + hour(both.hour());
            case UUID id -> key.names() == null ? id.toString() : words.name(key.names());
            default -> coded(String.valueOf(key.id()));
        };
    }

    /** How a ticket was taken, or how urgent it was. */
    private String coded(String code) {
        return words.know("reports.code." + code) ? words.say("reports.code." + code) : code;
    }

    String weekday(int number) {
        return DayOfWeek.of(number).getDisplayName(TextStyle.SHORT_STANDALONE, locale());
    }

    String hour(int hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }
}
