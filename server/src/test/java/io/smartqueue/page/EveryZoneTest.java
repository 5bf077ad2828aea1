package io.smartqueue.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.queue.stats.DayStats;
import io.smartqueue.queue.stats.DayStatsReader;
import io.smartqueue.site.Hours;
import io.smartqueue.site.ServiceDay;
import io.smartqueue.site.SiteId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A page's clock, the service day, opening hours and statistics agree in every zone that a site may have, at an instant
 * of each month through three years, each at another hour. At every site somebody was served at each of these.
 */
class EveryZoneTest extends ClockScenario {

    private static final LocalTime DAY_STARTS_AT = LocalTime.of(6, 0);
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate AFTER = FIRST.plusYears(3);

    private static final List<Instant> INSTANTS = Stream.iterate(
                    FIRST.atTime(0, 30).toInstant(ZoneOffset.UTC),
                    before -> before.atOffset(ZoneOffset.UTC)
                            .plusMonths(1)
                            .plusHours(7)
                            .toInstant())
            .limit(36)
            .toList();

    @Autowired
    DayStatsReader statistics;

    private final MessageCatalogue catalogue = new MessageCatalogue();
    private final Map<String, UUID> sites = new TreeMap<>();

    @BeforeEach
    void serveEverywhere() {
        clock.set(AFTER.atStartOfDay().toInstant(ZoneOffset.UTC));
        branch = branchIn("UTC", "06:00");
        branch.queue("A");
        branch.write("""
                insert into site (id, tenant_id, name, slug, country, zone, day_starts_at)
                select gen_random_uuid(), current_tenant(), zone, 'zone-' || row_number() over (), 'SN', zone, '06:00'
                from unnest(?::text[]) zone
                """, (Object) ZoneId.getAvailableZoneIds().toArray(String[]::new));
        branch.write("""
                insert into queue (id, tenant_id, site_id, service_id, name, slug, ordering, status)
                select gen_random_uuid(), current_tenant(), site.id, service.id, 'A', 'a', 'fifo', 'active'
                from site cross join service where site.slug like 'zone-%'
                """);
        branch.write("""
                with served as materialized (
                    select gen_random_uuid() as visit, queue.id as queue, site_id, number, at::timestamptz as at
                    from queue cross join unnest(?::text[]) with ordinality as one (at, number) where slug = 'a'
                      and exists (select from site where site.id = site_id and site.slug like 'zone-%')
                ), visits as (
                    insert into visit (id, tenant_id, site_id, language, channel, priority, series, service_day,
                        sequence, number, public_token, joined_at, ended_at)
                    select visit, current_tenant(), site_id, 'fr', 'api', 'normal', 'A', '2000-01-01', number, number,
                           visit::text, at, at
                    from served
                )
                insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, moved_at,
                    called_at, started_at, ended_at)
                select gen_random_uuid(), current_tenant(), visit, 1, queue, 'completed', at, at, at, at, at, at
                from served
                """, (Object) INSTANTS.stream().map(Instant::toString).toArray(String[]::new));
        branch.read(String.class, "select zone || ' ' || id from site where slug like 'zone-%'")
                .forEach(site -> sites.put(site.split(" ")[0], UUID.fromString(site.split(" ")[1])));
    }

    @Test
    void pagesServiceDaysHoursAndStatisticsAgree() {
        Set<String> apart = new TreeSet<>();
        sites.forEach((zone, site) -> {
            List<LocalDate> days = INSTANTS.stream()
                    .map(instant -> agreed(ZoneId.of(zone), instant, apart))
                    .toList();
            Map<LocalDate, Integer> served = new TreeMap<>();
            days.forEach(day -> served.merge(day, 1, Integer::sum));
            if (!counted(site).equals(served)) {
                apart.add(zone + ": statistics");
            }
        });
        assertThat(apart).isEmpty();
        assertThat(sites).hasSizeGreaterThan(500).hasSameSizeAs(ZoneId.getAvailableZoneIds());
    }

    /** @return the service day */
    private LocalDate agreed(ZoneId zone, Instant instant, Set<String> apart) {
        Messages page = catalogue.words(Language.EN, zone);
        ServiceDay days = new ServiceDay(zone, DAY_STARTS_AT);
        LocalDate day = days.of(instant);
        LocalTime hour = LocalTime.parse(page.hour(instant));
        LocalDate shown = hour.isBefore(DAY_STARTS_AT) ? day.plusDays(1) : day;
        if (!page.day(instant).equals(page.day(shown))) {
            apart.add(zone + ": the page shows " + page.day(instant) + ", the service day is " + day);
        }
        if (instant.isBefore(days.beginning(instant)) || !instant.isBefore(days.beginning(day.plusDays(1)))) {
            apart.add(zone + ": outside of the service day at " + instant);
        }
        if (!open(zone, shown, instant)
                || open(zone, shown.minusDays(1), instant)
                || open(zone, shown.plusDays(1), instant)) {
            apart.add(zone + ": hours at " + instant);
        }
        return day;
    }

    /** With hours on that weekday alone, from midnight to midnight. */
    private static boolean open(ZoneId zone, LocalDate day, Instant instant) {
        var whole = new Hours.Span(day.getDayOfWeek(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        return new Hours(zone, List.of(whole), Set.of()).isOpen(instant);
    }

    private Map<LocalDate, Integer> counted(UUID site) {
        return Stream.iterate(FIRST.minusDays(1), AFTER::isAfter, from -> from.plusDays(DaySpan.LONGEST))
                .flatMap(from -> branch
                        .in(() ->
                                statistics.of(new SiteId(site), new DaySpan(from, from.plusDays(DaySpan.LONGEST - 1))))
                        .stream())
                .filter(one -> one.served() > 0)
                .collect(Collectors.toMap(DayStats::day, DayStats::served, Integer::sum, TreeMap::new));
    }
}
