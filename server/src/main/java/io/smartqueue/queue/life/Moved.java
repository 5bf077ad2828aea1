package io.smartqueue.queue.life;

import io.smartqueue.queue.LegId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.tenant.CurrentTenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The leg that a statement has moved on, and when: never before it was moved the last time. */
record Moved(UUID visitId, UUID legId, UUID queueId, int callCount, OffsetDateTime at) {

    // By hand: a mapper that guesses looks for visitId first, and PostgreSQL's driver answers each guess by an
    // exception.
    public static Moved of(ResultSet row, int n) throws SQLException {
        return new Moved(
                row.getObject("visit_id", UUID.class),
                row.getObject("leg_id", UUID.class),
                row.getObject("queue_id", UUID.class),
                row.getInt("call_count"),
                row.getObject("at", OffsetDateTime.class));
    }

    public TicketId ticket() {
        return new TicketId(visitId);
    }

    public TicketEvent event(TicketEvent.Type type) {
        return new TicketEvent(
                CurrentTenant.get(), ticket(), new LegId(legId), new QueueId(queueId), type, callCount, at.toInstant());
    }
}
