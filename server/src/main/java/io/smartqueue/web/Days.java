package io.smartqueue.web;

import io.smartqueue.kernel.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Which days may be asked for: with those of other years, neither Java nor the database can always reckon. */
public final class Days {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private Days() {}

    public static boolean has(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    /** @throws Refusal that names the field of a day of another year */
    public static LocalDate checked(String field, LocalDate day) {
        if (!has(day)) {
            throw Refusal.field(
                    field, "out_of_range", "Give a day of the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        return day;
    }

    /**
     * As a form sends it.
     *
     * @throws Refusal that names the field of what is no such day
     */
    public static LocalDate read(String field, String typed) {
        try {
            LocalDate day = LocalDate.parse(typed);
            if (has(day)) {
                return day;
            }
        } catch (DateTimeParseException malformed) {
            // Refused like a day of another year.
        }
        throw Refusal.field(field, "no_day", "Give a day.");
    }
}
