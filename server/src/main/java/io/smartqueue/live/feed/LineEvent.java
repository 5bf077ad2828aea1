package io.smartqueue.live.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smartqueue.queue.LegId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the history.
 *
 * @param settled whether no earlier row can still appear
 */
record LineEvent(EventCursor position, boolean settled, UUID siteId, Said said) {

    /** The part that subscribers receive. */
    sealed interface Said {

        String event();

        /** The organisation of the subscribers that are told. */
        @JsonIgnore
        Set<UUID> queues();
    }

    /** @param lowMinutes the wait that is expected, where the event is that a turn approaches */
    record OfTicket(
            String event,
            UUID ticketId,
            @JsonIgnore LegId leg,
            UUID queueId,
            String number,
            String status,
            @Nullable Counter counter,
            Instant at,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer lowMinutes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer highMinutes)
            implements Said {

        @Override
        @JsonIgnore
        public Set<UUID> queues() {
            return Set.of(queueId);
        }
    }

    /** @param reason why it was opened or closed */
    record OfCounter(
            String event,
            Counter counter,
            String reason,
            Instant at,
            @JsonIgnore Set<UUID> queues) implements Said {}

    record Counter(UUID id, String name) {}
}
