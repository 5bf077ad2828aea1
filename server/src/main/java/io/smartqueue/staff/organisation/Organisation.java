package io.smartqueue.staff.organisation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation says of itself.
 *
 * @param languages offered to its customers, as BCP 47 tags; none means all that the pages have
 * @param currency ISO 4217, in which it is told what messages cost
 * @param suspendedAt since when the operator alone finds it; null while it works
 */
public record Organisation(
        UUID id,
        String slug,
        String name,
        String country,
        String zone,
        String language,
        List<String> languages,
        String currency,
        Instant createdAt,
        @Nullable Instant suspendedAt) {}
