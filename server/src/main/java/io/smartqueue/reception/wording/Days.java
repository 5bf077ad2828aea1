package io.smartqueue.reception.wording;

import io.smartqueue.page.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;

/** Says when something will be: today by its hour, later with the day before it. */
public final class Days {

    private Days() {}

    public static String reopens(Words words, Instant opens, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, words.zone());
        LocalDate day = LocalDate.ofInstant(opens, words.zone());
        String hour = words.hour(opens);
        if (day.equals(today)) {
            return words.say("hours.reopens", "hour", hour);
        }
        if (day.equals(today.plusDays(1))) {
            return words.say("hours.reopens_tomorrow", "hour", hour);
        }
        String weekday = day.getDayOfWeek()
                .getDisplayName(TextStyle.FULL_STANDALONE, words.language().locale());
        return words.say("hours.reopens_on", "day", weekday, "hour", hour);
    }
}
