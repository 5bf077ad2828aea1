package io.smartqueue.queue;

import io.smartqueue.customer.CustomerId;
import java.util.List;
import java.util.Optional;

/**
 * A ticket as it is asked for.
 *
 * @param customerPhone as its owner writes it; giving it is consent to SMS about this visit only
 * @param priorityReason why it goes before others; kept in the history
 * @param remote whether the customer is not there yet: the rank counts from now, but nobody calls before the arrival
 * @param then the queues of the same site to which the visit goes on, in this order
 */
public record NewTicket(
        QueueId queue,
        Optional<CustomerId> customer,
        Optional<String> customerName,
        Optional<String> customerPhone,
        Priority priority,
        EntryChannel channel,
        Optional<String> priorityReason,
        boolean remote,
        List<QueueId> then) {

    public NewTicket(
            QueueId queue,
            Optional<CustomerId> customer,
            Optional<String> customerName,
            Optional<String> customerPhone,
            Priority priority,
            EntryChannel channel) {
        this(queue, customer, customerName, customerPhone, priority, channel, Optional.empty(), false, List.of());
    }

    public NewTicket {
        then = List.copyOf(then);
    }

    public TicketState state() {
        return remote ? TicketState.REMOTE : TicketState.WAITING;
    }

    /** For somebody of whom nothing is known. */
    public static NewTicket in(QueueId queue) {
        return new NewTicket(
                queue, Optional.empty(), Optional.empty(), Optional.empty(), Priority.NORMAL, EntryChannel.API);
    }
}
