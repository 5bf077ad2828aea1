package io.smartqueue.admin.people.customer;

import io.smartqueue.queue.TicketState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit, in the words of the reader.
 *
 * @param at in the site's time zone
 * @param site empty when it is none of the reader's
 * @param lines the queues it passed through, in their order
 * @param waited minutes until the first call; null before
 */
public record CustomerVisit(
        UUID id,
        String number,
        String at,
        String site,
        String lines,
        TicketState state,
        @Nullable Long waited) {}
