package io.smartqueue.queue.visit;

import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.site.Hue;
import io.smartqueue.site.Pictogram;
import io.smartqueue.tenant.Names;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A queue as shown to a person who may join it.
 *
 * @param names the service's; the queue's own where several at the site are for one service
 * @param waiting how many would be ahead
 * @param full whether the capacity is reached
 * @param estimate the wait of a person who joins now
 */
public record QueueOffer(
        QueueId queue,
        String slug,
        Names names,
        UUID service,
        boolean oneTicketPerPhone,
        Pictogram pictogram,
        Hue hue,
        Queue.Status status,
        Opening opening,
        int waiting,
        boolean full,
        WaitEstimate estimate) {

    public boolean takesTickets() {
        return whyNot() == null;
    }

    /** The code of the refusal that a request for a ticket would get now; null when it would get a ticket. */
    public @Nullable String whyNot() {
        if (status != Queue.Status.ACTIVE) {
            return "queue_not_active";
        }
        return opening.isOpen() ? full ? "queue_full" : null : "closed";
    }
}
