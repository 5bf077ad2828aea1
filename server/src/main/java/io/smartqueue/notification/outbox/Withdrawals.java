package io.smartqueue.notification.outbox;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends messages that wait to be sent and must not leave any more. What is under way is left to its receipt. */
@Component
class Withdrawals {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Withdrawals(JdbcClient jdbc, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** What was to be told about a visit and is not true any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void overtaken(UUID visit) {
        end("visit_id = :id", visit, StillTrue.BECAUSE);
    }

    /**
     * Locks those that wait, before the locks of the caps and in the same order for all.
     *
     * @return whether there are any
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lockWaiting(List<UUID> messages) {
        return !jdbc.sql("""
                        select id from notification where id = any(:ids) and status = 'pending' order by id for update
                        """)
                .param("ids", messages.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .isEmpty();
    }

    /**
     * A message instead of which another one leaves, if it does: what is suppressed replaces nothing. No further
     * channel is looked for in its place.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replaced(UUID message) {
        jdbc.sql("""
                        update notification set next_channel_at = null
                        where id = :id and next_channel_at is not null and exists (
                            select from notification other
                            where other.fallback_of = notification.id
                                and other.status in ('pending', 'sending', 'sent', 'delivered', 'read'))
                        """).param("id", message).update();
        end("id = :id", message, StillTrue.REPLACED);
    }

    private void end(String which, UUID id, String because) {
        StillTrue.bind(jdbc.sql("""
                        with ended as (
                            update notification
                            set status = :status, error_code = :code, error_message = :message
                            where status = 'pending' and""" + " " + which + " and " + StillTrue.OVERTAKEN + """
                            returning id, tenant_id, attempt, channel
                        ), told as (
                            insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                            select tenant_id, id, :now, :step, attempt, :code, :message from ended
                        )
                        select channel from ended
                        """))
                .param("id", id)
                .param("status", NotificationStatus.CANCELLED.code())
                .param("step", StepType.CANCELLED.code())
                .param("code", StillTrue.SUPERSEDED)
                .param("message", because)
                .param("now", Times.sql(clock.instant()))
                .query(String.class)
                .list()
                .forEach(medium -> events.publishEvent(
                        new Outbox.Ended(Medium.of(medium), NotificationStatus.CANCELLED, StillTrue.SUPERSEDED)));
    }
}
