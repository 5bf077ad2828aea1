package io.smartqueue.queue.stats;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.learned.LearnedTimes;
import io.smartqueue.queue.wait.ServiceTimes;
import io.smartqueue.queue.wait.ServiceTimes.Cell;
import io.smartqueue.site.Hours;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how much work waits, and how many counters are open for it. */
@Component
public class Staffing {

    /** Long enough to even out chance, short enough to notice the end of the morning's rush. */
    private static final Duration LATELY = Duration.ofHours(1);

    /**
     * Who joined lately has ended since, or is still here: each of these is an index, so that nothing of the day before
     * is read. Only where there is no promised time.
     */
    private static final String JOINED_LATELY = """
            select count(distinct visit_id) as joined from (
                select visit_id, joined_at from leg
                where queue_id = place.id and was_served and ended_at > :now - make_interval(secs => :lately)
                union all
                select visit_id, joined_at from leg
                where queue_id = place.id and not was_served and ended_at is not null
                  and ended_at > :now - make_interval(secs => :lately)
                union all
                select visit_id, joined_at from leg where queue_id = place.id and state = 'waiting'
                union all
                select visit_id, joined_at from leg
                where queue_id = place.id and state in ('remote', 'called', 'serving', 'on_hold', 'missed')
            ) passage
            where place.sla_seconds is null and joined_at > :now - make_interval(secs => :lately)
            """;

    private final JdbcClient jdbc;
    private final Sites sites;
    private final LearnedTimes learned;
    private final InstantSource clock;

    Staffing(JdbcClient jdbc, Sites sites, LearnedTimes learned, InstantSource clock) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.learned = learned;
        this.clock = clock;
    }

    /**
     * The organisations in which anybody waits; the others need no counter, and nothing else is read of them. One
     * statement for all.
     */
    @Transactional(readOnly = true)
    public Set<TenantId> whereAnybodyWaits(List<TenantId> tenants) {
        jdbc.sql("set local role smartqueue_dispatcher").update();
        return jdbc.sql("""
                        select asked.tenant_id from unnest(:tenants::uuid[]) as asked (tenant_id)
                        where exists (select from leg where leg.tenant_id = asked.tenant_id and state = 'waiting')
                        """)
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .set();
    }

    /** Of all queues of the current organisation, by site. */
    @Transactional(readOnly = true)
    public Map<SiteId, SiteNeed> bySite() {
        return needs(StatsScope.EVERYWHERE).stream()
                .collect(Collectors.groupingBy(
                        need -> need.line().site(), Collectors.collectingAndThen(Collectors.toList(), SiteNeed::of)));
    }

    /** One for each queue. */
    @Transactional(readOnly = true)
    List<CountersNeed> needs(StatsScope statsScope) {
        Instant now = clock.instant();
        List<Function<ServiceTimes, CountersNeed>> queues = statsScope
                .bind(
                        jdbc.sql(StatsScope.PLACE + """
                        select place.id, place.site_id, place.service_id, waiting,
                               case when sla_seconds is null then joined else waiting end as people,
                               coalesce(sla_seconds, :lately) as within_seconds,
                               expected_minutes, counters_open(place.id) as counters_open,
                               exists (
                                   select from open_incident where open_incident.site_id = place.site_id
                               ) as stopped,
                        """ + Hours.COLUMNS + """
                        from place cross join lateral (
                            select count(*) as waiting from leg where queue_id = place.id and state = 'waiting'
                        ) line
                        cross join lateral (
                            """ + JOINED_LATELY + """
                        ) lately
                        where served
                        """),
                        now,
                        sites.serviceDays())
                .param("lately", LATELY.toSeconds())
                .query((row, n) -> need(row, now))
                .list();
        return learned.ask(
                times -> queues.stream().map(queue -> queue.apply(times)).toList());
    }

    private static Function<ServiceTimes, CountersNeed> need(ResultSet row, Instant now) throws SQLException {
        Hours hours = Hours.of(row);
        var cell = new Cell(
                row.getObject("site_id", UUID.class),
                row.getObject("service_id", UUID.class),
                now.atZone(hours.zone()).getHour());
        var queue = new QueueId(row.getObject("id", UUID.class));
        var line = new CountersNeed.Line(queue, new SiteId(row.getObject("site_id", UUID.class)));
        int waiting = row.getInt("waiting");
        int open = row.getInt("counters_open");
        int people = row.getInt("people");
        int within = row.getInt("within_seconds");
        int declared = row.getInt("expected_minutes");
        boolean isStopped = row.getBoolean("stopped") || !hours.isOpen(now);
        return times -> new CountersNeed(line, waiting, open, people, within, times.of(cell, declared, now), isStopped);
    }
}
