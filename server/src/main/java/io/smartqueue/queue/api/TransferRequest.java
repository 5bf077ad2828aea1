package io.smartqueue.queue.api;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.life.Transfers;
import io.smartqueue.security.StaffId;
import io.smartqueue.web.OptionalText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The target of a transfer: exactly one of the three. */
record TransferRequest(
        @Nullable UUID targetQueueId,
        @Nullable UUID targetCounterId,
        @Nullable UUID targetAgentId,

        @Nullable @Size(max = 300) @Schema(description = TransferRequest.REASON)
        String reason) {

    private static final String REASON = "For the history. With a reason a phone may have another ticket where the"
            + " service allows one; without, that is refused with already_in_line.";

    Ticket carryOut(Transfers transfers, TicketId ticket, Actor by) {
        if (Stream.of(targetQueueId, targetCounterId, targetAgentId)
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            throw Refusal.field("target_queue_id", "one_target", "Give a queue, a counter or an agent, not several.");
        }
        String because = OptionalText.of(reason).orElse(null);
        if (targetQueueId != null) {
            return transfers.toQueue(ticket, new QueueId(targetQueueId), because, by);
        }
        if (targetCounterId != null) {
            return transfers.toCounter(ticket, new CounterId(targetCounterId), because, by);
        }
        if (targetAgentId != null) {
            return transfers.toAgent(ticket, new StaffId(targetAgentId), because, by);
        }
        throw Refusal.field("target_queue_id", "required", "Give a queue, a counter or an agent.");
    }
}
