package io.smartqueue.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The day to which a number belongs: it begins when the site's clock on the wall shows the cut-over hour, however
 * long the night was.
 */
public record ServiceDay(ZoneId zone, LocalTime startsAt) {

    public LocalDate of(Instant now) {
        ZonedDateTime there = now.atZone(zone);
        LocalDate date = there.toLocalDate();
        return there.toLocalTime().isBefore(startsAt) ? date.minusDays(1) : date;
    }

    /** When the day that goes on at this instant began. */
    public Instant beginning(Instant now) {
        return beginning(of(now));
    }

    public Instant beginning(LocalDate day) {
        return day.atTime(startsAt).atZone(zone).toInstant();
    }
}
