package io.smartqueue.queue.ticket;

import io.smartqueue.queue.Ticket;
import io.smartqueue.tenant.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * Tickets that were taken in one transaction. Published inside it, instead of a {@link
 * io.smartqueue.queue.event.TicketEvent} for each: a listener may only insert rows, or act after the commit. If it
 * fails, each ticket is taken again by itself.
 */
public record TicketsTaken(TenantId tenant, List<Taken> all) {

    /**
     * @param facts what can be told about it
     * @param minutesUntilNear after which its turn may approach; 0 for who was told so at once
     */
    public record Taken(Ticket ticket, TicketFacts facts, UUID site, double minutesUntilNear) {}

    public TicketsTaken {
        all = List.copyOf(all);
    }
}
