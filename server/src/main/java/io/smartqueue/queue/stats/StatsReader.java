package io.smartqueue.queue.stats;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what is in a line now and what was served there today. */
@Component
public class StatsReader {

    private final JdbcClient jdbc;
    private final Sites sites;
    private final Staffing staffing;
    private final InstantSource clock;

    StatsReader(JdbcClient jdbc, Sites sites, Staffing staffing, InstantSource clock) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.staffing = staffing;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public LineStats of(QueueId queue) {
        return read(StatsScope.of(queue));
    }

    @Transactional(readOnly = true)
    public LineStats of(SiteId site) {
        return read(StatsScope.of(site));
    }

    @Transactional(readOnly = true)
    public LineStats of(CounterId counter) {
        return read(StatsScope.of(counter));
    }

    // The states are asked for apart, as the partial indexes of legs have them.
    private LineStats read(StatsScope statsScope) {
        Instant now = clock.instant();
        List<CountersNeed> needs = staffing.needs(statsScope);
        return statsScope
                .bind(jdbc.sql(StatsScope.PLACE + """
                        , done as (
                            select * from served_legs(
                                array(select id from place), (select min(begins) from place), :now)
                            where :counter::uuid is null or counter_id = :counter
                        ), today as (
                            select
                        """ + Spreads.COLUMNS + """
                            from done
                        ), line as (
                            select count(*) as waiting, min(joined_at) as waits_since from leg
                            where queue_id = any(array(select id from place where served)) and state = 'waiting'
                        ), away as (
                            select count(*) as remote from leg
                            where queue_id = any(array(select id from place where served)) and state = 'remote'
                        ), hands as (
                            select count(*) filter (where state = 'called') as called,
                                   count(*) filter (where state = 'serving') as serving,
                                   count(*) filter (where state = 'on_hold') as on_hold,
                                   count(*) filter (where state = 'missed') as missed
                            from leg
                            where queue_id = any(array(select id from place))
                              and (is_in_hand(state) or is_aside(state))
                              and (:counter::uuid is null or counter_id = :counter)
                        ), seats as (
                            select count(distinct counter_id) as counters_open from calling_counter
                            where queue_id = any(array(select id from place where served))
                        )
                        select * from today cross join line cross join away cross join hands cross join seats
                        """), now, sites.serviceDays())
                .query((row, n) -> stats(row, needs, now))
                .single();
    }

    private static LineStats stats(ResultSet row, List<CountersNeed> needs, Instant now) throws SQLException {
        Instant since = Times.instantOrNull(row, "waits_since");
        return new LineStats(
                row.getInt("waiting"),
                row.getInt("remote"),
                row.getInt("called"),
                row.getInt("serving"),
                row.getInt("on_hold"),
                row.getInt("missed"),
                row.getInt("counters_open"),
                CountersNeed.counters(needs),
                needs.isEmpty() ? null : CountersNeed.basis(needs),
                since == null ? 0 : Math.max(0, Duration.between(since, now).toSeconds()),
                row.getInt("served"),
                Spreads.of(row, "wait"),
                Spreads.of(row, "walk"),
                Spreads.of(row, "service"));
    }
}
