package io.smartqueue.queue.counter;

import io.smartqueue.queue.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The session of an agent: status, counter, queues and the ticket in hand.
 *
 * @param counter null while closed
 * @param ticket in hand
 */
public record CounterSession(
        Status status,
        @Nullable String reason,
        @Nullable Instant openedAt,
        @Nullable Place counter,
        List<Line> queues,
        @Nullable Ticket ticket) {

    public enum Status {
        AVAILABLE,
        PAUSED,
        CLOSED
    }

    public record Place(UUID id, String name) {}

    /** A queue that the agent serves at this counter, and how many wait there. */
    public record Line(UUID id, String name, int waiting) {}
}
