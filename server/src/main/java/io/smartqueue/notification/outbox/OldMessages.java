package io.smartqueue.notification.outbox;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes recipient and words from old messages. Channel, event, status, segments, cost and times stay as long as the
 * rows of visits.
 */
@Component
@Order(11)
class OldMessages implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return Math.max(forget(archivist, tenant, cutoffs, most), drop(archivist, tenant, cutoffs, most));
    }

    private static int forget(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        with old as (
                            select id from notification
                            where tenant_id = :tenant and not is_forgotten and created_at < :before
                              and status not in ('pending', 'sending')
                            order by created_at limit :most
                        ), steps as (
                            delete from notification_event using old
                            where tenant_id = :tenant and notification_id = old.id
                        )
                        update notification set recipient = '', subject = '', body = '', context = '{}',
                            error_message = null, is_forgotten = true
                        from old where notification.id = old.id
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.messages()))
                .param("most", most)
                .update();
    }

    /** A late receipt may have left a step of one that was forgotten. */
    private static int drop(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        with old as materialized (
                            select id, leg_id, channel, event, status, error_code, segments, cost,
                                   (created_at at time zone 'UTC')::date as created_on
                            from notification
                            where tenant_id = :tenant and is_forgotten and created_at < :before
                            order by created_at limit :most
                            for update skip locked
                        ), figures as (
                            insert into message_figures (tenant_id, queue_id, created_on, channel, event, status,
                                error_code, messages, segments, cost)
                            select :tenant, queue_id, created_on, channel, event, status, error_code,
                                   count(*), coalesce(sum(segments), 0), sum(cost)
                            from old left join leg on leg.tenant_id = :tenant and leg.id = leg_id
                            group by queue_id, created_on, channel, event, status, error_code
                            order by created_on, queue_id, channel, event, status, error_code
                            on conflict (tenant_id, created_on, queue_id, channel, event, status, error_code)
                            do update set
                                messages = message_figures.messages + excluded.messages,
                                segments = message_figures.segments + excluded.segments,
                                cost = coalesce(message_figures.cost + excluded.cost, excluded.cost,
                                    message_figures.cost)
                        ), steps as (
                            delete from notification_event using old
                            where tenant_id = :tenant and notification_id = old.id
                        )
                        delete from notification using old where notification.id = old.id
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.all()))
                .param("most", most)
                .update();
    }
}
