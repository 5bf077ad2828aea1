package io.smartqueue.queue.stats;

import io.smartqueue.queue.QueueId;
import io.smartqueue.site.Hours;
import io.smartqueue.site.Sites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how much work waits, and how many counters are open for it. */
@Component
class Staffing {

    /** Long enough to even out chance, short enough to notice the end of the morning's rush. */
    private static final Duration LATELY = Duration.ofHours(1);

    /** The mean is that of so many of today's latest services. */
    private static final int LATEST = 100;

    private final JdbcClient jdbc;
    private final Sites sites;
    private final InstantSource clock;

    Staffing(JdbcClient jdbc, Sites sites, InstantSource clock) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.clock = clock;
    }

    /** Whether anybody waits in any queue. If not, no counter is needed, and nothing else is read. */
    @Transactional(readOnly = true)
    public boolean anybodyWaits() {
        return jdbc.sql("select exists (select from leg where state = 'waiting')")
                .query(Boolean.class)
                .single();
    }

    /** One for each queue. */
    @Transactional(readOnly = true)
    public List<CountersNeed> needs(StatsScope statsScope) {
        Instant now = clock.instant();
        return statsScope
                .bind(jdbc.sql(StatsScope.PLACE + """
                        , recent as materialized (
                            select id from visit
                            where exists (select from place where sla_seconds is null)
                              and joined_at > :now - interval '1 day'
                        ), lately as (
                            select leg.queue_id, count(distinct leg.visit_id) as joined
                            from recent join leg on leg.visit_id = recent.id
                            where leg.joined_at > :now - make_interval(secs => :lately)
                            group by leg.queue_id
                        )
                        select place.id, waiting,
                               case when sla_seconds is null then coalesce(joined, 0) else waiting end as people,
                               coalesce(sla_seconds, :lately) as within_seconds,
                               expected_minutes, cases, mean_seconds, counters_open(place.id) as counters_open,
                               exists (
                                   select from open_incident where open_incident.site_id = place.site_id
                               ) as stopped,
                        """ + Hours.COLUMNS + """
                        from place cross join lateral (
                            select count(*) as waiting from leg where queue_id = place.id and state = 'waiting'
                        ) line cross join lateral (
                            select count(*) as cases, coalesce(bounded_mean(array_agg(seconds)), 0) as mean_seconds
                            from (
                                select service::float8 as seconds from ended_leg
                                where queue_id = place.id and was_served and ended_at between place.begins and :now
                                order by ended_at desc
                                limit :cases
                            ) latest
                        ) past
                        left join lately on lately.queue_id = place.id
                        where served
                        """), now, sites.serviceDays())
                .param("lately", LATELY.toSeconds())
                .param("cases", LATEST)
                .query((row, n) -> need(row, now))
                .list();
    }

    private static CountersNeed need(ResultSet row, Instant now) throws SQLException {
        return new CountersNeed(
                new QueueId(row.getObject("id", UUID.class)),
                row.getInt("waiting"),
                row.getInt("counters_open"),
                row.getInt("people"),
                row.getInt("within_seconds"),
                row.getInt("expected_minutes"),
                row.getInt("cases"),
                row.getDouble("mean_seconds"),
                row.getBoolean("stopped") || !Hours.of(row).isOpen(now));
    }
}
