package io.smartqueue.queue.api;

import io.smartqueue.customer.CustomerId;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.QueueId;
import io.smartqueue.web.OptionalText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a request for a ticket. */
record TicketRequest(
        @NotNull UUID queueId,
        @Nullable UUID customerId,

        @Nullable @Size(max = 120) String customerName,

        @Nullable @Size(max = 40) @Schema(description = TicketRequest.PHONE)
        String customerPhone,

        @Nullable @Schema(defaultValue = "normal") Priority priority,
        @Nullable @Schema(defaultValue = "api") EntryChannel channel,

        @Nullable @Size(max = 300) String priorityReason,

        @Nullable @Schema(defaultValue = "false", description = TicketRequest.REMOTE)
        Boolean remote,

        @Nullable @Min(0) @Max(240) @Schema(defaultValue = "0")
        Integer travelMinutes,

        @Nullable @Size(max = 10) @Schema(description = TicketRequest.NEXT_QUEUES)
        List<@NotNull UUID> nextQueueIds,

        @Nullable @Size(max = 300) @Schema(description = TicketRequest.BEYOND)
        String reason) {

    private static final String PHONE = "Given with the ticket, it is consent to SMS about this visit only.";
    private static final String REMOTE = "Not there yet: nobody calls before the ticket has arrived.";
    private static final String BEYOND = "Why a phone gets another ticket where the service allows one; otherwise that"
            + " is refused with already_in_line. Kept in the history.";
    private static final String NEXT_QUEUES = "Where the visit goes on when it is closed here, in this order.";

    NewTicket ticket() {
        return new NewTicket(
                        new QueueId(queueId),
                        Optional.ofNullable(customerId).map(CustomerId::new),
                        OptionalText.of(customerName),
                        OptionalText.of(customerPhone),
                        Objects.requireNonNullElse(priority, Priority.NORMAL),
                        Objects.requireNonNullElse(channel, EntryChannel.API),
                        OptionalText.of(priorityReason),
                        Boolean.TRUE.equals(remote),
                        Objects.requireNonNullElse(nextQueueIds, List.<UUID>of()).stream()
                                .map(QueueId::new)
                                .toList())
                .from(Objects.requireNonNullElse(travelMinutes, 0));
    }
}
