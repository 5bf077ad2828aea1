package io.smartqueue.queue;

import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident that stops the line of a site: nobody is called, no time limit runs, everybody keeps the rank.
 *
 * @param note what has happened, for staff and screens
 * @param endedAt null while it lasts
 */
public record Incident(
        UUID id,
        UUID siteId,
        String note,
        Instant beganAt,
        @Nullable Instant endedAt) {

    /**
     * Those in the line are to be told. Published inside the transaction of the act.
     *
     * @param goesOnSince when the incident had begun that is over now: only who was told of it is told. Null while it
     *     lasts
     */
    public record Told(
            TenantId tenant,
            SiteId site,
            String words,
            Instant at,
            @Nullable Instant goesOnSince) {}

    /** The line goes on without a word: what was said of the incident is not true any more. */
    public record EndedSilently(TenantId tenant, SiteId site, Instant at) {}
}
