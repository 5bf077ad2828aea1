package io.smartqueue.queue.event;

import io.smartqueue.queue.LegId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;
import java.util.Locale;

/**
 * Something happened to a ticket. Published inside the transaction that did it: a listener may only insert
 * rows, or act after the commit.
 *
 * @param callCount how often the leg has been called by now; tells one call's messages from the next one's
 */
public record TicketEvent(
        TenantId tenant, TicketId ticket, LegId leg, QueueId queue, Type type, int callCount, Instant at) {

    public enum Type {
        CREATED,
        ARRIVED,
        POSTPONED,
        CALLED,
        RECALLED,
        STARTED,
        ON_HOLD,
        RESUMED,
        MISSED,
        RETURNED,
        TRANSFERRED,
        COMPLETED,
        REOPENED,
        NO_SHOW,
        CANCELLED,
        EXPIRED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
