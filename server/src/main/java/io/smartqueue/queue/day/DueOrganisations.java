package io.smartqueue.queue.day;

import io.smartqueue.kernel.Times;
import io.smartqueue.site.ServiceDay;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * In which organisations the watches have to look: one statement for all of them, because most have nothing to be done
 * most of the time. It may name one too many, never one too few.
 */
@Component
class DueOrganisations {

    /** The current service day of a site, and the instant at which it began. */
    record SiteDay(TenantId tenant, UUID site, LocalDate today, Instant begun) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;

    DueOrganisations(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of all sites of all organisations. */
    @Transactional(readOnly = true)
    public List<SiteDay> days() {
        Instant now = clock.instant();
        return finding("select id, tenant_id, zone, day_starts_at from site")
                .query((row, n) -> day(row, now))
                .list();
    }

    private static SiteDay day(ResultSet row, Instant now) throws SQLException {
        var days = new ServiceDay(ZoneId.of(row.getString("zone")), row.getObject("day_starts_at", LocalTime.class));
        return new SiteDay(tenant(row), row.getObject("id", UUID.class), days.of(now), days.beginning(now));
    }

    /**
     * Where a call or an absence has lasted long enough, incidents aside, where a ticket is reserved, and where an
     * agent may have left.
     *
     * @param absentSince agents who have made no request since then count as absent
     */
    @Transactional(readOnly = true)
    public Set<TenantId> whereLimitsMayHavePassed(List<SiteDay> days, Instant absentSince) {
        return finding("""
                        select leg.tenant_id from leg join queue on queue.id = leg.queue_id
                        where leg.state = 'called' and call_runs_from(leg.called_at, leg.recalled_at, null)
                            <= :now - make_interval(secs => queue.called_seconds)
                        union
                        select leg.tenant_id from leg join queue on queue.id = leg.queue_id
                        where leg.state = 'missed' and absence_runs_from(leg.missed_at, null)
                            <= :now - make_interval(secs => queue.missed_seconds)
                        union
                        select tenant_id from leg where state = 'waiting' and reserved_for is not null
                        union
                        select session.tenant_id from counter_session session
                        join counter on counter.id = session.counter_id
                        left join unnest(:sites::uuid[], :beginnings::timestamptz[]) as day (site, begins)
                            on day.site = counter.site_id
                        where closed_at is null and not is_kept
                          and (greatest(opened_at, seen_at) < :absent or opened_at < day.begins)
                        """)
                .param("now", Times.sql(clock.instant()))
                .param("absent", Times.sql(absentSince))
                .param("sites", days.stream().map(SiteDay::site).toArray(UUID[]::new))
                .param(
                        "beginnings",
                        days.stream().map(day -> day.begun().toString()).toArray(String[]::new))
                .query((row, n) -> tenant(row))
                .set();
    }

    /** Nobody's turn approaches in the others. */
    @Transactional(readOnly = true)
    public Set<TenantId> whereCountersAreOpen() {
        return finding("select distinct tenant_id from counter_session where closed_at is null")
                .query((row, n) -> tenant(row))
                .set();
    }

    private JdbcClient.StatementSpec finding(String sql) {
        jdbc.sql("set local role smartqueue_dispatcher").update();
        return jdbc.sql(sql);
    }

    private static TenantId tenant(ResultSet row) throws SQLException {
        return new TenantId(row.getObject("tenant_id", UUID.class));
    }
}
