package io.smartqueue.report.figure;

import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.By;
import io.smartqueue.report.Key;
import io.smartqueue.report.Key.WeekHour;
import io.smartqueue.report.Places;
import io.smartqueue.report.kept.Passage;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the group of a passage and of time at a counter. */
final class Grouping {

    /** Where a queue stands. Passages come by queue, so that it is looked up once for many. */
    private record Spot(UUID queue, Places.Queue place, SiteClock clock) {}

    private final By by;
    private final DaySpan span;
    private final Places places;
    private final long from;
    private final long to;
    private final Map<UUID, SiteClock> clocks = new HashMap<>();
    private @Nullable Spot lastSpot;
    private long firstDay = Long.MAX_VALUE;
    private final Map<@Nullable Object, Tally> tallies = new HashMap<>();
    private @Nullable Object lastKey;
    private @Nullable Tally last;

    Grouping(By by, DaySpan span, Places places) {
        this.by = by;
        this.span = span;
        this.places = places;
        this.from = span.from().toEpochDay();
        this.to = span.to().toEpochDay();
    }

    By by() {
        return by;
    }

    DaySpan span() {
        return span;
    }

    /** The first day of the span on which there was a passage; that of the span when there was none. */
    LocalDate firstDay() {
        return firstDay == Long.MAX_VALUE ? span.from() : LocalDate.ofEpochDay(firstDay);
    }

    Map<@Nullable Object, Tally> tallies() {
        return tallies;
    }

    SiteClock clock(UUID site) {
        return clocks.computeIfAbsent(
                site,
                one -> new SiteClock(
                        Objects.requireNonNull(places.sites().get(one)).days()));
    }

    SiteClock clockOf(UUID counter) {
        return clock(Objects.requireNonNull(places.counters().get(counter)).site());
    }

    /** @return null when the service day of this second is not asked for */
    @Nullable Tally of(Passage one, long second) {
        Spot spot = spot(one.queue());
        long day = spot.clock.day(second);
        if (day < from || day > to) {
            return null;
        }
        firstDay = Math.min(firstDay, day);
        return tally(
                switch (by) {
                    case HOUR, DAY, WEEK, MONTH, WEEKDAY -> time(spot.clock, day, second);
                    case SITE -> spot.place.site();
                    case SERVICE -> spot.place.service();
                    case QUEUE -> one.queue();
                    case COUNTER -> one.counter();
                    case AGENT -> agent(one.agent());
                    case ENTRY -> one.kind().entry();
                    case PRIORITY -> one.kind().priority();
                });
    }

    private Spot spot(UUID queue) {
        Spot spot = lastSpot;
        if (spot == null || !spot.queue.equals(queue)) {
            Places.Queue place = Objects.requireNonNull(places.queues().get(queue));
            spot = new Spot(queue, place, clock(place.site()));
            lastSpot = spot;
        }
        return spot;
    }

    /** @return null when the service day of this second is not asked for, or time has no such group */
    @Nullable Tally of(UUID counter, UUID agent, long second) {
        UUID site = Objects.requireNonNull(places.counters().get(counter)).site();
        SiteClock clock = clock(site);
        long day = clock.day(second);
        if (day < from || day > to) {
            return null;
        }
        return switch (by) {
            case HOUR, DAY, WEEK, MONTH, WEEKDAY -> tally(time(clock, day, second));
            case SITE -> tally(site);
            case COUNTER -> tally(counter);
            case AGENT -> tally(agent(agent));
            case SERVICE, QUEUE, ENTRY, PRIORITY -> null;
        };
    }

    boolean isByHour() {
        return by == By.HOUR || by == By.WEEKDAY;
    }

    private Object time(SiteClock clock, long day, long second) {
        return switch (by) {
            case HOUR -> clock.hour(second);
            case WEEKDAY -> weekday(day) * 24 + clock.hour(second);
            default -> day;
        };
    }

    /** From 1, Monday; 1970-01-01 was a Thursday. */
    private static int weekday(long day) {
        return (int) Math.floorMod(day + 3, 7L) + 1;
    }

    private @Nullable UUID agent(@Nullable UUID agent) {
        return agent != null && places.isNamed(agent) ? agent : null;
    }

    private Tally tally(@Nullable Object key) {
        Tally known = last;
        if (known == null || !Objects.equals(key, lastKey)) {
            known = tallies.computeIfAbsent(grouped(key), first -> new Tally());
            last = known;
            lastKey = key;
        }
        return known;
    }

    /** Days in a row belong to one week or month. */
    private @Nullable Object grouped(@Nullable Object key) {
        return switch (by) {
            case DAY -> LocalDate.ofEpochDay((long) Objects.requireNonNull(key));
            case WEEK -> monday(LocalDate.ofEpochDay((long) Objects.requireNonNull(key)));
            case MONTH -> YearMonth.from(LocalDate.ofEpochDay((long) Objects.requireNonNull(key)));
            case WEEKDAY -> new WeekHour((int) Objects.requireNonNull(key) / 24, (int) key % 24);
            case HOUR, SITE, SERVICE, QUEUE, COUNTER, AGENT, ENTRY, PRIORITY -> key;
        };
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
    }

    Key key(@Nullable Object id) {
        return switch (by) {
            case SITE, SERVICE, QUEUE, COUNTER, AGENT -> places.key(by, id);
            case HOUR, DAY, WEEK, MONTH, WEEKDAY, ENTRY, PRIORITY -> Key.of(Objects.requireNonNull(id));
        };
    }
}
