package io.smartqueue.live.feed;

import java.time.Duration;

/** How long a feed waits after failures before it reads again: a second, then twice as long each time, up to eight. */
final class Rest {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private Duration next = SHORTEST;
    private Duration current = Duration.ZERO;
    private long begun;

    /** @param now in nanoseconds, from any origin */
    void begin(long now) {
        if (!left(now).isZero()) {
            return;
        }
        begun = now;
        current = next;
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    void end() {
        next = SHORTEST;
        current = Duration.ZERO;
    }

    /** Nothing when the feed may read. */
    Duration left(long now) {
        Duration left = current.minusNanos(now - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
