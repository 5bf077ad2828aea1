package io.smartqueue.queue;

import io.smartqueue.customer.CustomerId;
import io.smartqueue.customer.Medium;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A request for a ticket.
 *
 * @param customerPhone as its owner writes it; giving it means consent to SMS about this visit only, unless {@code own}
 *     says otherwise
 * @param priorityReason why it goes before others; kept in the history
 * @param remote whether the customer is not there yet: the rank counts from now, but nobody calls before the arrival
 * @param own empty when somebody else takes it for them
 * @param travelMinutes how far away the customer is
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
        int travelMinutes,
        List<QueueId> then,
        Optional<Own> own) {

    /**
     * What people add when they take their ticket themselves.
     *
     * @param form the form they filled in; the same form sent twice makes one ticket
     * @param language in which they want to hear of it
     * @param consents by which channels, to the phone they give; then giving a phone alone is no consent
     * @param words that they agreed to, as they read or wrote them
     */
    public record Own(UUID form, String language, Set<Medium> consents, String words) {

        public Own {
            consents = Set.copyOf(consents);
        }
    }

    public NewTicket(
            QueueId queue,
            Optional<CustomerId> customer,
            Optional<String> customerName,
            Optional<String> customerPhone,
            Priority priority,
            EntryChannel channel,
            Optional<String> priorityReason,
            boolean remote,
            List<QueueId> then) {
        this(
                queue,
                customer,
                customerName,
                customerPhone,
                priority,
                channel,
                priorityReason,
                remote,
                0,
                then,
                Optional.empty());
    }

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

    /** Taken by the customer, who has chosen how to be told. */
    public static NewTicket own(
            QueueId queue,
            Optional<String> name,
            Optional<String> phone,
            EntryChannel channel,
            boolean remote,
            Own own) {
        return new NewTicket(
                queue,
                Optional.empty(),
                name,
                phone,
                Priority.NORMAL,
                channel,
                Optional.empty(),
                remote,
                0,
                List.of(),
                Optional.of(own));
    }

    /** The same by a customer who is so far away. */
    public NewTicket from(int minutes) {
        return new NewTicket(
                queue,
                customer,
                customerName,
                customerPhone,
                priority,
                channel,
                priorityReason,
                remote,
                minutes,
                then,
                own);
    }

    /** The channels by which they may be told of this visit, at the phone given with the ticket. */
    public Set<Medium> consents() {
        return customerPhone.isEmpty() ? Set.of() : own.map(Own::consents).orElse(Set.of(Medium.SMS));
    }

    public TicketState state() {
        return remote ? TicketState.REMOTE : TicketState.WAITING;
    }

    /** For an unknown customer. */
    public static NewTicket in(QueueId queue) {
        return new NewTicket(
                queue, Optional.empty(), Optional.empty(), Optional.empty(), Priority.NORMAL, EntryChannel.API);
    }
}
