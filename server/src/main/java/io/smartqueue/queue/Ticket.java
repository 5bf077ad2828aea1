package io.smartqueue.queue;

import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.staff.Caller;
import io.smartqueue.staff.Right;
import io.smartqueue.staff.StaffId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit; what is said of counter, agent and times is its current leg's. It leaves the server as a {@link TicketView}.
 *
 * @param position from 1 in the real calling order, for whoever is not there yet as if there; null when not in line,
 *     like {@code eta}, which also stands still during an incident
 * @param priorityReason why before others, for staff alone
 * @param customerPhone in E.164
 */
public record Ticket(
        TicketId id,
        String number,
        TicketState status,
        Priority priority,
        @Nullable String priorityReason,
        EntryChannel channel,
        QueueId queueId,
        @Nullable Integer position,
        @Nullable WaitEstimate eta,
        @Nullable UUID customerId,
        @Nullable String customerName,
        @Nullable String customerPhone,
        URI publicUrl,
        Instant joinedAt,
        @Nullable Instant calledAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Named counter,
        @Nullable Named agent,
        List<Leg> legs) {

    /** A counter, or an agent by the public name. */
    public record Named(UUID id, String name) {}

    /**
     * One passage in one queue.
     *
     * @param heldSeconds for how long the service was on hold, which is no time of service
     * @param callCount the first call and its repetitions, over all that came before a return
     */
    public record Leg(
            LegId id,
            QueueId queueId,
            TicketState status,
            Instant joinedAt,
            @Nullable Instant calledAt,
            @Nullable Instant startedAt,
            @Nullable Instant missedAt,
            @Nullable Instant endedAt,
            long heldSeconds,
            int callCount,
            @Nullable Named counter,
            @Nullable Named agent,
            @Nullable String outcome) {}

    public Leg current() {
        return legs.getLast();
    }

    public boolean isInHandOf(StaffId staff) {
        return status.isInHand() && agent != null && agent.id().equals(staff.value());
    }

    /** Below manager the phone is masked, except on the ticket in hand. */
    @Nullable String phoneFor(Caller caller) {
        boolean whole = caller.may(Right.SEE_FULL_PHONES)
                || caller.membership().map(place -> isInHandOf(place.id())).orElse(false);
        return whole || customerPhone == null ? customerPhone : PhoneNumber.mask(customerPhone);
    }

    // Neither a phone nor the link that stands for the customer belongs in a log.
    @Override
    public String toString() {
        return number + " " + id + " " + status;
    }
}
