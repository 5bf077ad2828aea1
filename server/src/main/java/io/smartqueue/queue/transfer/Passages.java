package io.smartqueue.queue.transfer;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.life.Moved;
import io.smartqueue.queue.life.Standing;
import io.smartqueue.queue.order.DueInstant;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens the next leg of a visit, behind the one that has just ended: the number stays. */
@Component
class Passages {

    private final JdbcClient jdbc;

    Passages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Into the line of another queue, with the seniority of the visit. */
    Moved open(
            Standing before, Target target, List<QueueId> then, OffsetDateTime at, Actor by, @Nullable String reason) {
        end(before.leg());
        return jdbc.sql("""
                        with going_on as (
                            update visit set ended_at = null, next_queues = :then where id = :visit
                            returning tenant_id, id, number
                        ), opened as (
                            insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at,
                                moved_at, reserved_for)
                            select :leg, tenant_id, id, (select max(passage) + 1 from leg where visit_id = :visit),
                                :queue, 'waiting', :due, :at, :at, :reserved
                            from going_on
                            returning id, visit_id, queue_id, call_count
                        ), event as (
                            insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type,
                                actor_id, to_state, reason, at)
                            select tenant_id, id, :leg, :queue, number, :type, :actor_type, :actor, 'waiting', :reason, :at
                            from going_on
                        )
                        select visit_id, id as leg_id, queue_id, call_count, :at::timestamptz as at from opened
                        """)
                .param("visit", before.ticket().value())
                .param("leg", Ids.next())
                .param("queue", target.queue().value())
                .param("then", ids(then))
                .param(
                        "due",
                        Times.sql(DueInstant.of(
                                target.order(), before.joinedAt(), before.priority(), target.slaSeconds())))
                .param("reserved", target.reservedFor(), Types.OTHER)
                .param("type", TicketEvent.Type.TRANSFERRED.code())
                .param("actor_type", by.kind().code())
                .param("actor", by.id(), Types.OTHER)
                .param("reason", reason, Types.VARCHAR)
                .param("at", at)
                .query(Moved::of)
                .single();
    }

    /** Back to the step that had been closed, with the queue that was opened behind it still to come. */
    void back(Standing before, UUID step, List<QueueId> then) {
        end(before.leg());
        jdbc.sql("update leg set is_current = true where id = :step")
                .param("step", step)
                .update();
        jdbc.sql("update visit set next_queues = :then where id = :visit")
                .param("then", ids(then))
                .param("visit", before.ticket().value())
                .update();
    }

    private static UUID[] ids(List<QueueId> queues) {
        return queues.stream().map(QueueId::value).toArray(UUID[]::new);
    }

    private void end(UUID leg) {
        jdbc.sql("update leg set is_current = false where id = :leg")
                .param("leg", leg)
                .update();
    }
}
