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

/**
 * A ticket that is locked until the commit, with what its queue allows.
 *
 * @param leg the current leg; other columns that are not the visit's are of this leg too
 */
record LockedTicket(
        Visit visit,
        UUID leg,
        QueueId queue,
        TicketState state,
        Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable UUID agent,
        Counts counts,
        Queue.Requeue requeue) {

    record Visit(TicketId id, UUID site, Priority priority, Instant joinedAt, List<QueueId> nextQueues) {}

    /** How often the customer was called again, came back and let others pass. */
    record Counts(int recalls, @Nullable Instant recalledAt, int returns, int postponements) {}

    static LockedTicket of(ResultSet row, int n) throws SQLException {
        return new LockedTicket(
                visit(row),
                row.getObject("leg_id", UUID.class),
                new QueueId(row.getObject("queue_id", UUID.class)),
                TicketState.of(row.getString("state")),
                Times.instant(row, "due_at"),
                Times.instantOrNull(row, "ended_at"),
                row.getObject("agent_id", UUID.class),
                new Counts(
                        row.getInt("recalls"),
                        Times.instantOrNull(row, "recalled_at"),
                        row.getInt("returns"),
                        row.getInt("postponements")),
                Queue.Requeue.of(row));
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                new TicketId(row.getObject("visit_id", UUID.class)),
                row.getObject("site_id", UUID.class),
                Priority.of(row.getString("priority")),
                Times.instant(row, "joined_at"),
                List.of((UUID[]) row.getArray("next_queues").getArray()).stream()
                        .map(QueueId::new)
                        .toList());
    }

    TicketId ticket() {
        return visit.id();
    }

    UUID site() {
        return visit.site();
    }

    boolean isOf(Actor actor) {
        return agent != null && agent.equals(actor.id());
    }
}
