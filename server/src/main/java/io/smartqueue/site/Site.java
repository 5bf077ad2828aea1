package io.smartqueue.site;

import io.smartqueue.kernel.Slug;
import io.smartqueue.tenant.Names;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A place with queues.
 *
 * @param dayStartsAt the time at which numbers restart, in the site's zone
 * @param endOfDay what happens then to tickets that still wait
 */
public record Site(
        SiteId id,
        Names names,
        Slug slug,
        String address,
        String city,
        String country,
        ZoneId zone,
        LocalTime dayStartsAt,
        EndOfDay endOfDay,
        boolean isActive,
        Instant createdAt) {

    public enum EndOfDay {
        /** The tickets expire. */
        EXPIRE,
        /** The tickets keep their number and rank for the next day, up to a month. */
        KEEP;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String name() {
        return names.name();
    }

    /** The service day of a moment: after midnight still the day before, until the new day starts. */
    public LocalDate serviceDay(Instant moment) {
        return new ServiceDay(zone, dayStartsAt).of(moment);
    }
}
