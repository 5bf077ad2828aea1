package io.smartqueue.queue.ticket;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.wait.ServiceTime.Basis;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Right;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a caller may see it, and as it is written in JSON, where all its groups are in one object.
 *
 * @param times of the current leg, like counter and agent
 */
public record TicketView(
        TicketId id,
        String number,
        TicketState status,
        @JsonUnwrapped Precedence precedence,
        EntryChannel channel,
        QueueId queueId,
        @JsonUnwrapped InLine inLine,
        @JsonUnwrapped Holder holder,
        URI publicUrl,
        @JsonUnwrapped Times times,
        @JsonUnwrapped Server server,
        List<LegView> legs) {

    /** @param priorityReason why it goes before others, for staff only */
    public record Precedence(Priority priority, @Nullable String priorityReason) {}

    /** Null when not in line; beside the estimate, why there is none. */
    public record InLine(
            @Nullable Integer position,
            @Nullable Integer othersFirst,
            @Nullable Eta eta,
            WaitEstimate.@Nullable Absent etaAbsent,
            @Nullable Integer travelMinutes) {

        static InLine of(Ticket ticket) {
            Ticket.PlaceInLine place = ticket.place();
            return place == null
                    ? new InLine(null, null, null, WaitEstimate.Absent.NOT_IN_LINE, null)
                    : new InLine(
                            place.position(),
                            place.othersFirst(),
                            place.eta() == null ? null : Eta.of(place.eta()),
                            place.absent(),
                            place.travelMinutes());
        }
    }

    public record Eta(int lowMinutes, int highMinutes, int countersOpen, Basis basis, Instant computedAt) {

        static Eta of(WaitEstimate wait) {
            return new Eta(wait.lowMinutes(), wait.highMinutes(), wait.countersOpen(), wait.basis(), wait.computedAt());
        }
    }

    /** @param customerPhone in E.164, masked below manager except on the ticket in hand */
    public record Holder(
            @Nullable UUID customerId,
            @Nullable String customerName,
            @Nullable String customerPhone) {}

    public record Times(
            Instant joinedAt,
            @Nullable Instant calledAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    public record Server(Ticket.@Nullable Named counter, Ticket.@Nullable Named agent) {}

    /**
     * One passage in one queue.
     *
     * @param heldSeconds time on hold, which is not part of the service time
     * @param callCount the first call and its repetitions, including those before a return
     */
    public record LegView(
            LegId id,
            QueueId queueId,
            TicketState status,
            @JsonUnwrapped LegTimes times,
            long heldSeconds,
            int callCount,
            @JsonUnwrapped Server server,
            @Nullable String outcome) {

        static LegView of(Ticket.Leg leg) {
            return new LegView(
                    leg.id(),
                    leg.queueId(),
                    leg.status(),
                    new LegTimes(
                            leg.times().joinedAt(),
                            leg.times().calledAt(),
                            leg.times().startedAt(),
                            leg.times().missedAt(),
                            leg.times().endedAt()),
                    leg.times().heldSeconds(),
                    leg.callCount(),
                    new Server(leg.counter(), leg.agent()),
                    leg.outcome());
        }
    }

    public record LegTimes(
            Instant joinedAt,
            @Nullable Instant calledAt,
            @Nullable Instant startedAt,
            @Nullable Instant missedAt,
            @Nullable Instant endedAt) {}

    public static TicketView of(Ticket ticket, Caller caller) {
        boolean whole = caller.may(Right.SEE_FULL_PHONES)
                || caller.membership()
                        .map(member -> ticket.isInHandOf(member.id()))
                        .orElse(false);
        String phone = ticket.customer().phone();
        return of(ticket, whole || phone == null ? phone : PhoneNumber.mask(phone));
    }

    /** For the agent who has the ticket in hand. */
    public static TicketView inHand(Ticket ticket) {
        return of(ticket, ticket.customer().phone());
    }

    private static TicketView of(Ticket ticket, @Nullable String phone) {
        Ticket.Times times = ticket.current().times();
        return new TicketView(
                ticket.id(),
                ticket.number(),
                ticket.status(),
                new Precedence(ticket.priority(), ticket.priorityReason()),
                ticket.channel(),
                ticket.queueId(),
                InLine.of(ticket),
                new Holder(ticket.customer().id(), ticket.customer().name(), phone),
                ticket.link().url(),
                new Times(ticket.joinedAt(), times.calledAt(), times.startedAt(), times.endedAt()),
                new Server(ticket.counter(), ticket.agent()),
                ticket.legs().stream().map(LegView::of).toList());
    }

    public static List<TicketView> of(List<Ticket> tickets, Caller caller) {
        return tickets.stream().map(ticket -> of(ticket, caller)).toList();
    }

    public LegView current() {
        return legs.getLast();
    }

    // The phone and the customer's link must not be logged.
    @Override
    public String toString() {
        return number + " " + id + " " + status;
    }
}
