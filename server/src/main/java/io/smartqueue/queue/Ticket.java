package io.smartqueue.queue;

import io.smartqueue.security.StaffId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit, with one leg for each queue. It leaves the server as a {@link io.smartqueue.queue.ticket.TicketView}.
 *
 * @param priorityReason why it goes before others, for staff only
 * @param joinedAt the first queue
 * @param place null when not in line
 * @param legs in their order; the last is the current one
 */
public record Ticket(
        TicketId id,
        String number,
        Link link,
        Priority priority,
        @Nullable String priorityReason,
        EntryChannel channel,
        Customer customer,
        Instant joinedAt,
        @Nullable PlaceInLine place,
        List<Leg> legs) {

    /**
     * The link by which a customer follows a ticket. It gives the customer's rights to anyone who has it, so it must
     * not be logged.
     *
     * @param token the last part of the link, by which the ticket is found
     */
    public record Link(String token, URI url) {

        @Override
        public String toString() {
            return "[REDACTED]";
        }
    }

    /**
     * What is known of the customer.
     *
     * @param phone in E.164
     */
    public record Customer(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String phone) {}

    /**
     * @param position from 1 in the real calling order; for customers who are not there yet, as if they were
     * @param othersFirst how many people of other queues are called first at the same counters; beside them there are
     *     those who are before in the queue itself
     * @param eta null where {@code absent} says why
     * @param travelMinutes how far away the customer is
     * @param isAlmost whether they were told that their turn approaches
     */
    public record PlaceInLine(
            int position,
            int othersFirst,
            @Nullable WaitEstimate eta,
            WaitEstimate.@Nullable Absent absent,
            int travelMinutes,
            boolean isAlmost) {}

    /** A counter, or an agent under the public name. */
    public record Named(UUID id, String name) {}

    /** The counter and the agent that serve or served the customer. */
    public record ServedBy(Named counter, Named agent) {}

    /**
     * One passage in one queue.
     *
     * @param callCount the first call and its repetitions, including those before a return
     * @param servedBy null before the first call, and after the ticket was put back into the line
     */
    public record Leg(
            LegId id,
            QueueId queueId,
            TicketState status,
            Times times,
            int callCount,
            @Nullable ServedBy servedBy,
            @Nullable String outcome) {

        /** A leg that has just been joined. */
        public static Leg joined(LegId id, QueueId queue, TicketState status, Instant at) {
            return new Leg(id, queue, status, new Times(at, null, null, null, null, 0), 0, null, null);
        }

        public @Nullable Named counter() {
            return servedBy == null ? null : servedBy.counter();
        }

        public @Nullable Named agent() {
            return servedBy == null ? null : servedBy.agent();
        }
    }

    /**
     * When each event of a leg happened last.
     *
     * @param heldSeconds time on hold, which is not part of the service time
     */
    public record Times(
            Instant joinedAt,
            @Nullable Instant calledAt,
            @Nullable Instant startedAt,
            @Nullable Instant missedAt,
            @Nullable Instant endedAt,
            long heldSeconds) {}

    /** The same ticket at another place of the line; what the customer said and was told stays. */
    public Ticket at(PlaceInLine now) {
        PlaceInLine there = place == null
                ? now
                : new PlaceInLine(
                        now.position, now.othersFirst, now.eta, now.absent, place.travelMinutes, place.isAlmost);
        return new Ticket(id, number, link, priority, priorityReason, channel, customer, joinedAt, there, legs);
    }

    public Leg current() {
        return legs.getLast();
    }

    public TicketState status() {
        return current().status();
    }

    public QueueId queueId() {
        return current().queueId();
    }

    public @Nullable Integer position() {
        return place == null ? null : place.position();
    }

    public @Nullable WaitEstimate eta() {
        return place == null ? null : place.eta();
    }

    public int othersFirst() {
        return place == null ? 0 : place.othersFirst();
    }

    public @Nullable Named counter() {
        return current().counter();
    }

    public @Nullable Named agent() {
        return current().agent();
    }

    /** Neither a phone nor a customer is known, so nobody was or can be told of it. */
    public boolean isAnonymous() {
        return customer.id() == null && customer.phone() == null;
    }

    public boolean isInHandOf(StaffId staff) {
        ServedBy by = current().servedBy();
        return status().isInHand() && by != null && by.agent().id().equals(staff.value());
    }

    // The phone and the customer's link must not be logged.
    @Override
    public String toString() {
        return number + " " + id + " " + status();
    }
}
