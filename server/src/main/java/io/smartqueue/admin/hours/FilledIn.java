package io.smartqueue.admin.hours;

import io.smartqueue.admin.part.Form;
import io.smartqueue.page.Messages;
import java.time.LocalDate;
import java.util.stream.Stream;

/** What the page fills in when it is asked to; nothing is saved by that. */
final class FilledIn {

    private static final int FRIDAY = 5;

    private FilledIn() {}

    /** Tuesday to Friday as on Monday. */
    static Form likeMonday(Form form) {
        Form filled = form;
        for (int span = 0; form.values().containsKey(Week.name(1, span, "opens")); span++) {
            for (String end : new String[] {"opens", "closes"}) {
                String monday = form.value(Week.name(1, span, end));
                for (int day = 2; day <= FRIDAY; day++) {
                    filled = filled.with(Week.name(day, span, end), monday);
                }
            }
        }
        return filled;
    }

    /** This year's and the next year's, from today on, that do not stand there yet. */
    static Form holidays(Form form, String country, LocalDate today, Messages words) {
        Form filled = form;
        int row = 0;
        while (form.values().containsKey(Week.closed(row, "day"))
                && !form.value(Week.closed(row, "day")).isBlank()) {
            row++;
        }
        var days = Stream.of(today.getYear(), today.getYear() + 1)
                .flatMap(year -> Holidays.of(country, year).stream())
                .filter(holiday -> !holiday.day().isBefore(today))
                .filter(holiday -> !holiday.day().isAfter(today.plusYears(1)))
                .filter(holiday -> form.values().values().stream()
                        .noneMatch(typed -> typed.contains(holiday.day().toString())))
                .toList();
        for (Holidays.Holiday holiday : days) {
            filled = filled.with(Week.closed(row, "day"), holiday.day().toString())
                    .with(Week.closed(row, "name"), words.say(holiday.key()));
            row++;
        }
        return filled;
    }
}
