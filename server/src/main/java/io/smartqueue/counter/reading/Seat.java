package io.smartqueue.counter.reading;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an agent sits, and from which queues he calls.
 *
 * @param reason of the pause
 * @param only the one queue that he wants to call from; null means all of them
 * @param queues of the counter, as far as the agent's skills allow
 */
public record Seat(
        UUID counterId,
        String counter,
        UUID siteId,
        String site,
        ZoneId zone,
        boolean paused,
        @Nullable String reason,
        @Nullable UUID only,
        List<Served> queues) {

    /** @param letter of the ticket numbers */
    public record Served(UUID id, String name, String letter) {}

    /** Those that the agent calls from just now. */
    public List<Served> profile() {
        return only == null
                ? queues
                : queues.stream().filter(queue -> queue.id.equals(only)).toList();
    }

    public UUID[] profileIds() {
        return profile().stream().map(Served::id).toArray(UUID[]::new);
    }
}
