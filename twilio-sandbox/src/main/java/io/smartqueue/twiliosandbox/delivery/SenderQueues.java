package io.smartqueue.twiliosandbox.delivery;

import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One queue per SMS sender, first in first out, emptied at a fixed number of segments per second; 0 = at once. */
final class SenderQueues {
    private static final Duration LONGEST = Duration.ofHours(10);

    private final double segmentsPerSecond;
    private final Map<Address, Instant> freeAt = new ConcurrentHashMap<>();

    SenderQueues(double segmentsPerSecond) {
        this.segmentsPerSecond = segmentsPerSecond;
    }

    boolean isFull(Address sender, Instant now) {
        return Duration.between(now, freeAt.getOrDefault(sender, now)).compareTo(LONGEST) > 0;
    }

    /** Adds a message at the end of the queue, and returns the time until it is at the head. */
    Duration join(Address sender, int segments, Instant now) {
        if (segmentsPerSecond <= 0 || sender.channel() != Channel.SMS) {
            return Duration.ZERO;
        }
        Duration own = Duration.ofNanos((long) (segments / segmentsPerSecond * 1e9));
        Instant behind =
                freeAt.merge(sender, now.plus(own), (free, fresh) -> free.isAfter(now) ? free.plus(own) : fresh);
        return Duration.between(now, behind.minus(own));
    }

    void clear() {
        freeAt.clear();
    }
}
