package io.smartqueue.live;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.TenantId;
import java.util.Set;

/** What an open stream tells of. Whoever makes one has asked first whether the reader may hear it. */
public sealed interface Interest {

    TenantId tenant();

    /**
     * One queue, for programs: what happens to its tickets, and nothing else.
     *
     * @param byDevice whether nobody has signed in for it
     */
    record OfQueue(TenantId tenant, QueueId queue, boolean byDevice) implements Interest {

        public OfQueue(TenantId tenant, QueueId queue) {
            this(tenant, queue, false);
        }
    }

    /** Several queues, for a page: what happens to their tickets, and {@code look}. */
    record OfQueues(TenantId tenant, Set<QueueId> queues) implements Interest {

        public OfQueues {
            queues = Set.copyOf(queues);
        }
    }

    /** All queues of a site, also those that are opened later, for a page: their tickets, and {@code look}. */
    record OfSite(TenantId tenant, SiteId site) implements Interest {}

    /**
     * One visit, for the customer's page: what happens to it, {@code line} when something else happened in the queue
     * where it stands, and {@code look}; never anybody else's ticket.
     */
    record OfVisit(TenantId tenant, TicketId visit) implements Interest {}
}
