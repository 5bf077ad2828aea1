package io.smartqueue.admin.hours;

import io.smartqueue.site.OpeningHours.ClosedDay;
import io.smartqueue.site.OpeningHours.Span;
import io.smartqueue.site.OpeningHours.Timetable;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The fields of a site's week: {@code weekly.1.0.opens} on Monday morning, {@code closed.0.day} for a holiday. */
final class Week {

    static final int DAYS = 7;
    /** In a day; a week with more has as many fields as it needs. */
    static final int USUAL_SPANS = 2;

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private Week() {}

    /** Of the site alone: services with hours of their own keep them. */
    static Map<String, List<String>> fields(Timetable timetable, LocalDate today) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (int day = 1; day <= DAYS; day++) {
            List<Span> spans = spans(timetable, day);
            for (int i = 0; i < spans.size(); i++) {
                fields.put(
                        name(day, i, "opens"), List.of(HOUR.format(spans.get(i).opens())));
                fields.put(
                        name(day, i, "closes"), List.of(HOUR.format(spans.get(i).closes())));
            }
        }
        fields.put(
                "always",
                IntStream.rangeClosed(1, DAYS)
                                .allMatch(day -> spans(timetable, day).isEmpty())
                        ? List.of("true")
                        : List.of());
        List<ClosedDay> closed =
                closedDays(timetable).filter(day -> !day.day().isBefore(today)).toList();
        for (int i = 0; i < closed.size(); i++) {
            fields.put(closed(i, "day"), List.of(closed.get(i).day().toString()));
            fields.put(
                    closed(i, "name"),
                    List.of(Objects.requireNonNullElse(closed.get(i).name(), "")));
        }
        return fields;
    }

    /** What the page does not show, and a change keeps: hours of services, and closed days of the past. */
    static boolean isShown(Span span) {
        return span.serviceId() == null;
    }

    static boolean isShown(ClosedDay day, LocalDate today) {
        return day.serviceId() == null && !day.day().isBefore(today);
    }

    static List<Span> spans(Timetable timetable, int weekday) {
        return timetable.weekly().stream()
                .filter(span -> isShown(span) && span.weekday() == weekday)
                .sorted(Comparator.comparing(Span::opens))
                .toList();
    }

    private static Stream<ClosedDay> closedDays(Timetable timetable) {
        return Objects.requireNonNullElse(timetable.closedDays(), List.<ClosedDay>of()).stream()
                .filter(day -> day.serviceId() == null);
    }

    static String name(int day, int span, String end) {
        return "weekly." + day + "." + span + "." + end;
    }

    static String closed(int row, String part) {
        return "closed." + row + "." + part;
    }
}
