package io.smartqueue.watch.look;

import io.smartqueue.kernel.Times;
import io.smartqueue.watch.AlertKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What is beyond its limit by what stands in the database, defined once: the dispatcher's role asks it for all
 * organisations, the application for its own.
 */
final class Conditions {

    /**
     * Columns: tenant_id, kind, subject_id, site_id, value, threshold. What is within the lowest threshold of all is
     * left out before anybody's own is looked up.
     */
    static final String BEYOND = """
            select queue.tenant_id, 'wait_beyond_promise' as kind, queue.id::text as subject_id, queue.site_id,
                   (extract(epoch from cast(:now as timestamptz) - line.since) / 60)::integer as value,
                   service.sla_seconds / 60 + beyond as threshold
            from (
                select queue_id, min(joined_at) as since from leg where state = 'waiting' group by queue_id
            ) line
            join queue on queue.id = line.queue_id
            join service on service.id = queue.service_id and service.sla_seconds is not null
            cross join lateral alert_threshold(
                queue.tenant_id, queue.site_id, 'wait_beyond_promise', :wait_beyond_promise) beyond
            where line.since < :now - make_interval(secs => service.sla_seconds)
              and line.since < :now - make_interval(secs => service.sla_seconds + 60 * beyond)
            union all
            select counter.tenant_id, 'counter_paused', counter.id::text, counter.site_id,
                   (extract(epoch from :now - standing_since(session.pauses, session.opened_at)) / 60)::integer,
                   most
            from counter_session session
            join counter on counter.id = session.counter_id
            cross join lateral alert_threshold(
                counter.tenant_id, counter.site_id, 'counter_paused', :counter_paused) most
            where session.closed_at is null and session.status = 'paused'
              and standing_since(session.pauses, session.opened_at) <= :now - make_interval(mins => most)
            union all
            select device.tenant_id, 'screen_silent', device.id::text, device.site_id,
                   least(100000, extract(epoch from :now - coalesce(last_seen_at, paired_at)) / 60)::integer, most
            from device
            cross join lateral alert_threshold(device.tenant_id, device.site_id, 'screen_silent', :screen_silent) most
            where revoked_at is null and paired_at is not null
              and coalesce(last_seen_at, paired_at) <= :now - interval '2 minutes'
              and coalesce(last_seen_at, paired_at) <= :now - make_interval(mins => most)
            union all
            select used.tenant_id, level.kind, to_char(used.month, 'YYYY-MM'), null,
                   least(10000, 100 * used.spent / planned.most)::integer, percent
            from budget_use used
            cross join lateral (
                select coalesce(hard, soft) as most from budget
                where budget.tenant_id = used.tenant_id
                  and budget.month in (to_char(used.month, 'YYYY-MM'), 'default')
                order by budget.month = 'default' limit 1
            ) planned
            cross join (values ('budget_nearly_spent', :budget_nearly_spent), ('budget_spent', :budget_spent))
                as level (kind, otherwise)
            cross join lateral alert_threshold(used.tenant_id, null, level.kind, level.otherwise) percent
            where used.month = any(cast(:months as date[])) and planned.most > 0
              and 100 * used.spent >= planned.most * percent
              and (level.kind = 'budget_spent' or used.spent < planned.most)
            """;

    private Conditions() {}

    /** @param months those that may be the present one, by their first days */
    static StatementSpec bind(StatementSpec statement, Instant now, Collection<LocalDate> months) {
        StatementSpec bound = statement
                .param("now", Times.sql(now))
                .param("months", months.stream().map(LocalDate::toString).toArray(String[]::new));
        for (AlertKind kind : AlertKind.all()) {
            bound = bound.param(kind.code(), kind.otherwise());
        }
        return bound;
    }
}
