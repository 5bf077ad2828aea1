package io.smartqueue.admin.hours;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The week of one site as a form and as a drawing.
 *
 * @param offered the year whose holidays can be filled in; null where they are not known
 */
public record HoursPage(
        AdminFrame desk,
        Form form,
        String site,
        String action,
        @Nullable Integer offered) {

    /** A part of a day in the drawing, in minutes. */
    public record Bar(int begins, int length) {}

    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int EMPTY_ROWS = 2;

    public List<Integer> days() {
        return IntStream.rangeClosed(1, Week.DAYS).boxed().toList();
    }

    public String dayName(int day) {
        return DayOfWeek.of(day)
                .getDisplayName(
                        TextStyle.FULL_STANDALONE,
                        desk.sheet().words().language().locale());
    }

    /** As many as stand there, and two at least: a morning and an afternoon. */
    public List<Integer> spans(int day) {
        int rows = Week.USUAL_SPANS;
        while (form.values().containsKey(Week.name(day, rows, "opens"))) {
            rows++;
        }
        return IntStream.range(0, rows).boxed().toList();
    }

    public String name(int day, int span, String end) {
        return Week.name(day, span, end);
    }

    public List<Integer> closedRows() {
        int rows = 0;
        while (form.values().containsKey(Week.closed(rows, "day"))) {
            rows++;
        }
        return IntStream.range(0, rows + EMPTY_ROWS).boxed().toList();
    }

    public String closed(int row, String part) {
        return Week.closed(row, part);
    }

    /** What is open on a day, as far as the fields can be read. */
    public List<Bar> bars(int day) {
        if (form.has("always", "true")) {
            return List.of(new Bar(0, MINUTES_OF_A_DAY));
        }
        List<Bar> bars = new ArrayList<>();
        for (int span : spans(day)) {
            Integer begins = minute(Week.name(day, span, "opens"));
            Integer ends = minute(Week.name(day, span, "closes"));
            if (begins != null && ends != null) {
                int end = ends == 0 ? MINUTES_OF_A_DAY : ends;
                if (end > begins) {
                    bars.add(new Bar(begins, end - begins));
                }
            }
        }
        return bars;
    }

    private @Nullable Integer minute(String field) {
        try {
            LocalTime time = LocalTime.parse(form.value(field).strip());
            return time.getHour() * 60 + time.getMinute();
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
