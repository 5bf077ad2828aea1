package io.smartqueue.twiliosandbox.delivery;

import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One queue per sender, first in first out, emptied at the rate of its channel. */
final class SenderQueues {
    private final Rates rates;
    private final Map<Address, Instant> freeAt = new ConcurrentHashMap<>();

    SenderQueues(Rates rates) {
        this.rates = rates;
    }

    boolean isFull(Address sender, Instant now) {
        return Duration.between(now, freeAt.getOrDefault(sender, now)).compareTo(longest(sender)) > 0;
    }

    /** Adds a message at the end of the queue, and returns the time until it is at the head. */
    Duration join(Address sender, int segments, Instant now) {
        double each = rates.of(sender.channel());
        if (each <= 0) {
            return Duration.ZERO;
        }
        int units = sender.channel() == Channel.SMS ? segments : 1;
        Duration own = Duration.ofNanos((long) (units / each * 1e9));
        Instant behind =
                freeAt.merge(sender, now.plus(own), (free, fresh) -> free.isAfter(now) ? free.plus(own) : fresh);
        return Duration.between(now, behind.minus(own));
    }

    void clear() {
        freeAt.clear();
    }

    private static Duration longest(Address sender) {
        return switch (sender.channel()) {
            case SMS -> Duration.ofHours(10);
            case WHATSAPP -> Duration.ofHours(4);
        };
    }
}
