package io.smartqueue.queue.accuracy;

import io.smartqueue.queue.LegId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;

/**
 * What somebody was told about their wait.
 *
 * @param occasion when they were told, {@code CREATED} for who has just taken a ticket
 */
record Announcement(
        TenantId tenant,
        TicketId ticket,
        LegId leg,
        QueueId queue,
        TicketEvent.Type occasion,
        Instant at,
        Ticket.PlaceInLine place,
        WaitEstimate range) {

    /** How many were before them. */
    int ahead() {
        return place.position() - 1;
    }
}
