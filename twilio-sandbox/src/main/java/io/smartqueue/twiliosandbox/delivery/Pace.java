package io.smartqueue.twiliosandbox.delivery;

import java.time.Duration;

/** How long a message stays in each state. */
public record Pace(Duration queued, Duration sending, Duration sent, Duration delivered) {

    /** Slow enough to watch. */
    public static Pace watchable() {
        return new Pace(
                Duration.ofMillis(250), Duration.ofMillis(350), Duration.ofMillis(1_400), Duration.ofMillis(4_000));
    }

    /** For tests: every state still occurs, one after the other. */
    public static Pace brisk() {
        Duration moment = Duration.ofMillis(10);
        return new Pace(moment, moment, moment, moment);
    }
}
