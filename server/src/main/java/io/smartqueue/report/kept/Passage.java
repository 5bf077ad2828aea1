package io.smartqueue.report.kept;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One passage of a visit through a queue. Instants are whole seconds since 1970, durations seconds; {@link #NONE}
 * stands for an instant that has not come and for a duration that there is not.
 */
public record Passage(
        UUID queue,
        @Nullable UUID counter,
        @Nullable UUID agent,
        Kind kind,
        long joined,
        long ended,
        int waited,
        int walked,
        int served) {

    public static final int NONE = -1;

    public boolean hasEnded() {
        return ended != NONE;
    }
}
