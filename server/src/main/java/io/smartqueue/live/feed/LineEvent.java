package io.smartqueue.live.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the history.
 *
 * @param settled whether no earlier row can still appear
 */
record LineEvent(EventCursor position, boolean settled, UUID siteId, Said said) {

    /** The part that subscribers receive. */
    record Said(
            String event,
            UUID ticketId,
            UUID queueId,
            String number,
            String status,
            @Nullable Counter counter,
            Instant at) {}

    record Counter(UUID id, String name) {}
}
