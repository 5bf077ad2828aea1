package io.smartqueue.report.figure;

import io.smartqueue.site.ServiceDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Tells the service day and the local hour of instants at a site. It remembers the last span in which neither changed
 * its rule, because instants come in order.
 */
public final class SiteClock {

    static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();
    static final long HOUR_SECONDS = Duration.ofHours(1).toSeconds();

    /**
     * A span within one service day and with one offset; its end is excluded.
     *
     * @param day counted from 1970-01-01
     */
    private record Stretch(long from, long until, long day, int offset) {

        boolean has(long second) {
            return from <= second && second < until;
        }
    }

    private final ServiceDay days;
    private final ZoneRules rules;
    private @Nullable Stretch last;
    private @Nullable Stretch before;

    public SiteClock(ServiceDay days) {
        this.days = days;
        this.rules = days.zone().getRules();
    }

    /** Counted from 1970-01-01. */
    public long day(long second) {
        return at(second).day;
    }

    /** From 0 to 23, as the clock on the wall shows. */
    public int hour(long second) {
        return (int) (Math.floorMod(second + at(second).offset, DAY_SECONDS) / HOUR_SECONDS);
    }

    /** When the hour on the wall or the service day ends in which this second lies. */
    public long endOfHour(long second) {
        Stretch stretch = at(second);
        long wall = second + stretch.offset;
        return Math.min(stretch.until, second + HOUR_SECONDS - Math.floorMod(wall, HOUR_SECONDS));
    }

    public long endOfDay(long second) {
        return at(second).until;
    }

    private Stretch at(long second) {
        Stretch newest = last;
        if (newest != null && newest.has(second)) {
            return newest;
        }
        Stretch older = before;
        before = newest;
        Stretch found = older != null && older.has(second) ? older : stretch(second);
        last = found;
        return found;
    }

    private Stretch stretch(long second) {
        Instant instant = Instant.ofEpochSecond(second);
        LocalDate day = day(instant);
        long from = days.beginning(day).getEpochSecond();
        long until = days.beginning(day.plusDays(1)).getEpochSecond();
        ZoneOffset offset = rules.getOffset(instant);
        ZoneOffsetTransition next = rules.nextTransition(instant);
        ZoneOffsetTransition previous = rules.previousTransition(instant.plusSeconds(1));
        return new Stretch(
                previous == null ? from : Math.max(from, previous.toEpochSecond()),
                next == null ? until : Math.min(until, next.toEpochSecond()),
                day.toEpochDay(),
                offset.getTotalSeconds());
    }

    /** By the beginnings of days, also where the clock shows the cut-over twice. */
    private LocalDate day(Instant instant) {
        LocalDate day = days.of(instant);
        if (!instant.isBefore(days.beginning(day.plusDays(1)))) {
            return day.plusDays(1);
        }
        return instant.isBefore(days.beginning(day)) ? day.minusDays(1) : day;
    }
}
