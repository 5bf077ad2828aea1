package io.smartqueue.display;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice of an organisation to everybody who waits at a site.
 *
 * @param texts by language, such as fr
 * @param endsAt null until a person ends it
 */
public record Notice(
        UUID id,
        Site site,
        Map<String, String> texts,
        Instant startsAt,
        @Nullable Instant endsAt,
        Instant createdAt) {

    public record Site(UUID id, String slug, String name) {}
}
