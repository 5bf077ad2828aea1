package io.smartqueue.queue.stats;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.estimate.OpenCounters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks how much work waits, and how many counters are open for it. */
@Component
class Staffing {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Staffing(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return one for each queue whose service promises a time */
    @Transactional(readOnly = true)
    public List<Need> needs(Scope scope) {
        return scope.bind(jdbc.sql(Scope.PLACE + """
                        select place.id, sla_seconds, expected_minutes, waiting, cases, mean_seconds, %s as counters_open,
                               exists (
                                   select from site_incident incident join queue on queue.site_id = incident.site_id
                                   where queue.id = place.id and ended_at is null
                               ) as stopped
                        from place cross join lateral (
                            select count(*) as waiting from leg where queue_id = place.id and state = 'waiting'
                        ) line cross join lateral (
                            select count(*) as cases,
                                   coalesce(avg(extract(epoch from ended_at - started_at - held)), 0) as mean_seconds
                            from leg
                            where queue_id = place.id and state = 'completed' and ended_at >= place.begins
                        ) past
                        where served and sla_seconds is not null
                        """.formatted(OpenCounters.of("place.id"))), clock.instant())
                .query(Staffing::need)
                .list();
    }

    private static Need need(ResultSet row, int n) throws SQLException {
        return new Need(
                new QueueId(row.getObject("id", UUID.class)),
                row.getInt("waiting"),
                row.getInt("counters_open"),
                row.getInt("sla_seconds"),
                row.getInt("expected_minutes"),
                row.getInt("cases"),
                row.getDouble("mean_seconds"),
                row.getBoolean("stopped"));
    }
}
