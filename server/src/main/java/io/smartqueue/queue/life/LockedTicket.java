package io.smartqueue.queue.life;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket that is locked until the commit, with what its queue allows. */
record LockedTicket(
        TicketId ticket,
        UUID leg,
        QueueId queue,
        UUID site,
        TicketState state,
        Priority priority,
        Instant joinedAt,
        Instant dueAt,
        Instant movedAt,
        @Nullable Instant endedAt,
        @Nullable UUID agent,
        @Nullable UUID reservedFor,
        int recalls,
        @Nullable Instant recalledAt,
        int returns,
        int postponements,
        List<QueueId> nextQueues,
        Queue.Requeue requeue) {

    static LockedTicket of(ResultSet row, int n) throws SQLException {
        return new LockedTicket(
                new TicketId(row.getObject("visit_id", UUID.class)),
                row.getObject("leg_id", UUID.class),
                new QueueId(row.getObject("queue_id", UUID.class)),
                row.getObject("site_id", UUID.class),
                TicketState.of(row.getString("state")),
                Priority.of(row.getString("priority")),
                Times.instant(row, "joined_at"),
                Times.instant(row, "due_at"),
                Times.instant(row, "moved_at"),
                Times.instantOrNull(row, "ended_at"),
                row.getObject("agent_id", UUID.class),
                row.getObject("reserved_for", UUID.class),
                row.getInt("recalls"),
                Times.instantOrNull(row, "recalled_at"),
                row.getInt("returns"),
                row.getInt("postponements"),
                List.of((UUID[]) row.getArray("next_queues").getArray()).stream()
                        .map(QueueId::new)
                        .toList(),
                Queue.Requeue.of(row));
    }

    boolean isOf(Actor actor) {
        return agent != null && agent.equals(actor.id());
    }
}
