package io.smartqueue.opinion;

import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has answered. Published inside the transaction of the answer: a listener may only insert rows, or act after
 * the commit.
 *
 * @param agent of the last passage of the visit
 */
public record OpinionGiven(
        TenantId tenant,
        TicketId visit,
        Question question,
        int score,
        UUID site,
        UUID service,
        @Nullable UUID agent,
        Instant at) {}
