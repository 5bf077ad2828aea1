package io.smartqueue.queue.visit;

import io.smartqueue.site.Hours;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether tickets are given out now.
 *
 * @param closesAt null when it is closed, or open round the clock
 * @param opensAt null when it is open, or closed for longer than two weeks
 */
public record Opening(
        boolean isOpen,
        @Nullable Instant closesAt,
        @Nullable Instant opensAt) {

    public static Opening of(Hours hours, Instant now) {
        boolean open = hours.isOpen(now);
        return new Opening(
                open,
                open ? hours.closesAt(now).orElse(null) : null,
                open ? null : hours.opensAt(now).orElse(null));
    }
}
