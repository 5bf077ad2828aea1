package io.smartqueue.reception.ticket;

import io.smartqueue.page.Messages;
import io.smartqueue.queue.visit.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;

/** Says when something will be: today by its hour, later with the day before it. */
public final class Days {

    private Days() {}

    /** Open until when, or open again when. */
    public static String state(Messages messages, Opening hours, Instant now) {
        if (hours.isOpen()) {
            return hours.closesAt() == null
                    ? messages.say("hours.open")
                    : messages.say("hours.open_until", "hour", messages.hour(hours.closesAt()));
        }
        return hours.opensAt() == null
                ? messages.say("hours.closed")
                : messages.say("hours.closed_until", "reopens", reopens(messages, hours.opensAt(), now));
    }

    public static String reopens(Messages messages, Instant opens, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, messages.zone());
        LocalDate day = LocalDate.ofInstant(opens, messages.zone());
        String hour = messages.hour(opens);
        if (day.equals(today)) {
            return messages.say("hours.reopens", "hour", hour);
        }
        if (day.equals(today.plusDays(1))) {
            return messages.say("hours.reopens_tomorrow", "hour", hour);
        }
        String weekday = day.getDayOfWeek()
                .getDisplayName(TextStyle.FULL_STANDALONE, messages.language().locale());
        return messages.say("hours.reopens_on", "day", weekday, "hour", hour);
    }
}
