package io.smartqueue.counter.reading;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an agent sits, and from which queues he calls.
 *
 * @param reason of the pause
 * @param queues of the counter, as far as the agent's skills allow
 */
public record AgentSession(
        UUID counterId,
        String counter,
        UUID siteId,
        String site,
        ZoneId zone,
        boolean paused,
        boolean stopped,
        @Nullable String reason,
        List<Served> queues) {

    /**
     * @param letter of the ticket numbers
     * @param chosen the agent calls from it, as from all of them or as from the only one
     */
    public record Served(UUID id, String name, String letter, boolean chosen, boolean only) {}

    /** The one queue that the agent wants to call from; null means all of them. */
    public @Nullable UUID only() {
        return queues.stream().filter(Served::only).map(Served::id).findFirst().orElse(null);
    }

    /** Those that the agent calls from just now. */
    public List<Served> profile() {
        return queues.stream().filter(Served::chosen).toList();
    }

    public UUID[] profileIds() {
        return profile().stream().map(Served::id).toArray(UUID[]::new);
    }
}
