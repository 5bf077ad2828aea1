package io.smartqueue.queue.day;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The history of tickets, and what the line needed on past days. */
@Component
@Order(2)
class OldEvents implements RetentionStep {

    /** Each statement reads the oldest rows only, events by their place; sessions, incidents and series are few. */
    private static final List<String> STATEMENTS = List.of("""
            delete from ticket_event where at < :before and ctid = any(array(
                select ctid from ticket_event where tenant_id = :tenant order by tx, id limit :most
            ))
            """, """
            delete from counter_event using (
                select id, at from counter_event where tenant_id = :tenant order by tx, id limit :most
            ) oldest
            where counter_event.id = oldest.id and oldest.at < :before
            """, """
            delete from counter_session where id in (
                select id from counter_session where tenant_id = :tenant and closed_at < :before limit :most
            )
            """, """
            delete from site_incident where id in (
                select id from site_incident where tenant_id = :tenant and ended_at < :before limit :most
            )
            """, """
            delete from number_series where tenant_id = :tenant and service_day < :day
            """);

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        int ended = 0;
        for (String statement : STATEMENTS) {
            ended = Math.max(
                    ended,
                    archivist
                            .sql(statement)
                            .param("tenant", tenant.value())
                            .param("before", Times.sql(cutoffs.events()))
                            .param("day", dayEverywhereBefore(cutoffs.events()))
                            .param("most", most)
                            .update());
        }
        return ended;
    }

    /** A day that was over in every zone: zones are at most 14 hours ahead of UTC and 12 behind it. */
    private static LocalDate dayEverywhereBefore(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).minusDays(1);
    }
}
