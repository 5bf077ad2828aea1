package io.smartqueue.queue.counter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A counter was opened by an agent, or closed. */
public record CounterEvent(
        Instant at,

        @Schema(description = "counter.opened or counter.closed")
        String type,

        @Schema(description = CounterEvent.REASON) Because reason,

        @Schema(description = "The agent whose session began or ended")
        Person agent,

        @Nullable @Schema(description = "Who did it; null for the system")
        Person actor,

        @Nullable @Schema(description = "What a manager wrote who freed the counter")
        String words) {

    private static final String REASON = "agent: the agent opened or left it; sign_out: the agent signed out;"
            + " day_ended: the service day of the site ended; absent: no request of the agent for hours;"
            + " freed: a manager freed it, or the agent no longer works at the site";

    public record Person(UUID id, String name) {}

    /** Why a counter opened or closed. */
    public enum Because {
        AGENT,
        SIGN_OUT,
        DAY_ENDED,
        ABSENT,
        FREED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Because of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
