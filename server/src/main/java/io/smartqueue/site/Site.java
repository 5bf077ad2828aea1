package io.smartqueue.site;

import io.smartqueue.kernel.Slug;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A place with queues.
 *
 * @param dayStartsAt the hour at which numbers begin anew, in the site's zone
 */
public record Site(
        SiteId id,
        String name,
        Slug slug,
        String address,
        String city,
        String country,
        ZoneId zone,
        LocalTime dayStartsAt,
        boolean isActive,
        Instant createdAt) {

    /** The day to which a moment belongs here: after midnight still the day before, until the new day starts. */
    public LocalDate serviceDay(Instant moment) {
        return moment.atZone(zone)
                .toLocalDateTime()
                .minusNanos(dayStartsAt.toNanoOfDay())
                .toLocalDate();
    }
}
