package io.smartqueue.notification.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the window of one address and one sender.
 *
 * @param lastInboundAt null = the person never wrote to us, which says nothing: they may have written before we were
 *     there, or joined the provider's sandbox, of which it does not tell us
 * @param refusedAt when the provider last refused free text because the window is closed
 */
public record Window(
        @Nullable Instant lastInboundAt, @Nullable Instant refusedAt) {

    public static final Window UNKNOWN = new Window(null, null);

    /** The provider's 24 hours, less what a message may wait before it leaves, and clocks that differ. */
    private static final Duration OPEN = Duration.ofHours(24).minusMinutes(2);

    /** Empty when it is not known to have been opened, or a refusal says otherwise. */
    public Optional<Instant> openUntil() {
        return Optional.ofNullable(lastInboundAt)
                .filter(written -> refusedAt == null || refusedAt.isBefore(written))
                .map(written -> written.plus(OPEN));
    }

    /** Empty when nobody knows. */
    public Optional<Boolean> isOpen(Instant now) {
        return lastInboundAt == null
                ? Optional.empty()
                : Optional.of(openUntil().filter(now::isBefore).isPresent());
    }
}
