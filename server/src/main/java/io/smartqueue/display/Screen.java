package io.smartqueue.display;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that shows the queues of a site.
 *
 * @param languages in which it speaks, in this order; it shows the first that we have translations for
 * @param services what it shows; empty means all that the site offers
 * @param pairedAt null until a screen has fetched its key
 */
public record Screen(
        UUID id,
        Kind kind,
        String name,
        Site site,
        List<String> languages,
        boolean voice,
        List<UUID> services,
        Instant createdAt,
        @Nullable Instant pairedAt,
        @Nullable Instant lastSeenAt) {

    /** A screen asks every few seconds, and each minute it is written down. */
    static final Duration ALIVE = Duration.ofMinutes(2);

    public boolean isAlive(Instant now) {
        return lastSeenAt != null && lastSeenAt.isAfter(now.minus(ALIVE));
    }

    public record Site(UUID id, String slug, String name) {}

    public enum Kind {
        DISPLAY,
        KIOSK
    }
}
