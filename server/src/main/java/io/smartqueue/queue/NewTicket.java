package io.smartqueue.queue;

import io.smartqueue.customer.CustomerId;
import java.util.Optional;

/**
 * A ticket as it is asked for.
 *
 * @param customerPhone as its owner writes it; giving it is consent to SMS about this visit only
 */
public record NewTicket(
        QueueId queue,
        Optional<CustomerId> customer,
        Optional<String> customerName,
        Optional<String> customerPhone,
        Priority priority,
        EntryChannel channel) {

    /** For somebody of whom nothing is known. */
    public static NewTicket in(QueueId queue) {
        return new NewTicket(
                queue, Optional.empty(), Optional.empty(), Optional.empty(), Priority.NORMAL, EntryChannel.API);
    }
}
