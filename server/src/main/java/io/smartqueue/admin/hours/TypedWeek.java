package io.smartqueue.admin.hours;

import io.smartqueue.admin.part.Form;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.site.OpeningHours.ClosedDay;
import io.smartqueue.site.OpeningHours.Span;
import io.smartqueue.site.OpeningHours.Timetable;
import io.smartqueue.web.Days;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the week that somebody has typed, and names each field that cannot be one. */
final class TypedWeek {

    private static final int LONGEST_NAME = 120;
    private static final int MOST_ROWS = 100;

    private final Form form;
    private final List<Refusal.Field> wrong = new ArrayList<>();

    private TypedWeek(Form form) {
        this.form = form;
    }

    /** @throws Refusal that names each wrong field */
    static Timetable read(Form form, Timetable stored, LocalDate today) {
        var typed = new TypedWeek(form);
        List<Span> spans = typed.spans();
        List<ClosedDay> days = typed.closedDays();
        if (!typed.wrong.isEmpty()) {
            throw Refusal.fields(typed.wrong);
        }
        return new Timetable(
                Stream.concat(stored.weekly().stream().filter(span -> !Week.isShown(span)), spans.stream())
                        .toList(),
                Stream.concat(
                                Objects.requireNonNullElse(stored.closedDays(), List.<ClosedDay>of()).stream()
                                        .filter(day -> !Week.isShown(day, today)),
                                days.stream())
                        .toList());
    }

    private List<Span> spans() {
        if (form.has("always", "true")) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        for (int day = 1; day <= Week.DAYS; day++) {
            LocalTime free = LocalTime.MIN;
            for (int i = 0; i < MOST_ROWS && form.values().containsKey(Week.name(day, i, "opens")); i++) {
                Span span = span(day, i, free);
                if (span != null) {
                    spans.add(span);
                    free = span.closes();
                }
            }
        }
        if (spans.isEmpty() && wrong.isEmpty()) {
            wrong("always", "no_hours");
        }
        return spans;
    }

    private @Nullable Span span(int day, int row, LocalTime free) {
        String from = Week.name(day, row, "opens");
        String to = Week.name(day, row, "closes");
        LocalTime opens = time(from, to);
        LocalTime closes = time(to, from);
        if (opens == null || closes == null) {
            return null;
        }
        boolean endOfDay = closes.equals(LocalTime.MIDNIGHT);
        if (!endOfDay && !opens.isBefore(closes)) {
            return wrong(to, "closes_before");
        }
        return opens.isBefore(free) || row > 0 && free.equals(LocalTime.MIDNIGHT) && opens.equals(LocalTime.MIDNIGHT)
                ? wrong(from, "overlap")
                : new Span(null, day, opens, closes);
    }

    private @Nullable LocalTime time(String field, String other) {
        String text = form.value(field).strip();
        if (text.isEmpty()) {
            return form.value(other).isBlank() ? null : wrong(field, "required");
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException malformed) {
            return wrong(field, "invalid_time");
        }
    }

    private List<ClosedDay> closedDays() {
        List<ClosedDay> days = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS && form.values().containsKey(Week.closed(i, "day")); i++) {
            ClosedDay day = closedDay(i);
            if (day != null && days.stream().noneMatch(known -> known.day().equals(day.day()))) {
                days.add(day);
            }
        }
        return days;
    }

    private @Nullable ClosedDay closedDay(int row) {
        String field = Week.closed(row, "day");
        String text = form.value(field).strip();
        String name = form.value(Week.closed(row, "name")).strip();
        if (text.isEmpty()) {
            return name.isEmpty() ? null : wrong(field, "required");
        }
        if (name.length() > LONGEST_NAME) {
            return wrong(Week.closed(row, "name"), "too_long");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return wrong(Week.closed(row, "name"), "invalid_value");
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return Days.has(day) ? new ClosedDay(null, day, name) : wrong(field, "invalid_day");
        } catch (DateTimeException malformed) {
            return wrong(field, "invalid_day");
        }
    }

    private <T> @Nullable T wrong(String field, String code) {
        wrong.add(new Refusal.Field(field, code, "This is not a time that a week can have."));
        return null;
    }
}
