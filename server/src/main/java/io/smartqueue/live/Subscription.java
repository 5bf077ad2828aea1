package io.smartqueue.live;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.TenantId;
import java.util.Set;
import java.util.UUID;

/** What a stream subscribes to. The code that creates one has checked first that the subscriber may read it. */
public sealed interface Subscription {

    TenantId tenant();

    /**
     * One queue, for programs: the events of its tickets and of the counters that serve it, and nothing else.
     *
     * @param byDevice whether the subscriber is a device without an account
     */
    record OfQueue(TenantId tenant, QueueId queue, boolean byDevice) implements Subscription {

        public OfQueue(TenantId tenant, QueueId queue) {
            this(tenant, queue, false);
        }
    }

    /** Several queues, for a page: the events of their tickets, and {@code look}. */
    record OfQueues(TenantId tenant, Set<QueueId> queues) implements Subscription {

        public OfQueues {
            queues = Set.copyOf(queues);
        }
    }

    /** All queues of a site, including those opened later, for a page: events of their tickets, and {@code look}. */
    record OfSite(TenantId tenant, SiteId site) implements Subscription {}

    /**
     * All queues of an organisation, or of some of its sites, for managers: the events of their tickets and counters,
     * and {@code look}, also when an alert is raised, acknowledged or over.
     *
     * @param sites those that the subscriber may see; empty means all of them
     */
    record OfOrganisation(TenantId tenant, Set<UUID> sites) implements Subscription {

        public OfOrganisation {
            sites = Set.copyOf(sites);
        }
    }

    /**
     * One visit, for the customer's page: its events, {@code line} when its place in line or its wait has changed, and
     * {@code look}; never anybody else's ticket.
     */
    record OfVisit(TenantId tenant, TicketId visit) implements Subscription {}
}
