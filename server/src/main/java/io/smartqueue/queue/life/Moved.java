package io.smartqueue.queue.life;

import io.smartqueue.queue.LegId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketEvent;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.CurrentTenant;
import java.time.Instant;
import java.util.UUID;

/** The leg that a statement has moved on. */
record Moved(UUID visitId, UUID legId, UUID queueId, int callCount) {

    TicketId ticket() {
        return new TicketId(visitId);
    }

    TicketEvent event(TicketEvent.Type type, Instant at) {
        return new TicketEvent(
                CurrentTenant.get(), ticket(), new LegId(legId), new QueueId(queueId), type, callCount, at);
    }
}
