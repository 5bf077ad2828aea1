package io.smartqueue.counter.reading;

import io.smartqueue.tenant.Names;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The counter of an agent, and the queues they call from.
 *
 * @param reason of the pause
 * @param queues those of the counter that the agent's skills allow
 */
public record AgentSession(
        UUID counterId,
        String counter,
        UUID siteId,
        Names site,
        ZoneId zone,
        boolean paused,
        boolean stopped,
        @Nullable String reason,
        List<Served> queues) {

    /**
     * @param letter of the ticket numbers
     * @param chosen whether the agent calls from it
     */
    public record Served(UUID id, Names name, String letter, boolean chosen, boolean only) {}

    /** The one queue that the agent wants to call from; null means all of them. */
    public @Nullable UUID only() {
        return queues.stream().filter(Served::only).map(Served::id).findFirst().orElse(null);
    }

    /** The queues that the agent calls from now. */
    public List<Served> profile() {
        return queues.stream().filter(Served::chosen).toList();
    }

    public UUID[] profileIds() {
        return profile().stream().map(Served::id).toArray(UUID[]::new);
    }
}
