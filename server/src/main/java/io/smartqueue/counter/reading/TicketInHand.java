package io.smartqueue.counter.reading;

import io.smartqueue.cost.Money;
import io.smartqueue.counter.Notes;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.tenant.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with everything that the console shows of it.
 *
 * @param ticket with the phone as far as the agent may see it
 * @param accepted the channels by which the customer accepts messages about this visit
 * @param past earlier visits of the same customer that have ended
 * @param usual how long the service took on average, measured today in this queue; null while nothing was measured
 * @param maxRecalls how often a call may be repeated
 * @param callRunsFrom the call, its last repetition, or the end of an incident since; null while not called
 * @param calledFor after how long a call counts as missed automatically; null means never
 */
public record TicketInHand(
        TicketView ticket,
        Names service,
        Set<Medium> accepted,
        String language,
        Past past,
        @Nullable Usual usual,
        int recalls,
        int maxRecalls,
        @Nullable Instant callRunsFrom,
        @Nullable Duration calledFor,
        List<Notes.Note> notes,
        List<Letter> letters,
        List<Step> path) {

    /** After this multiple of the usual duration the agent is asked whether the service is over. */
    public static final int LONG = 3;

    public record Past(int visits, @Nullable Instant last) {}

    /** @param cases the number of cases measured */
    public record Usual(Duration mean, int cases) {}

    /**
     * A message about this ticket.
     *
     * @param about the code of the notification event
     * @param problem the code of the error
     * @param as in which manner and at what price it was sent
     */
    public record Letter(
            String medium,
            String about,
            NotificationStatus status,
            @Nullable String problem,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            Sent as) {

        public Instant at() {
            return deliveredAt != null ? deliveredAt : sentAt != null ? sentAt : createdAt;
        }
    }

    /**
     * How a message left.
     *
     * @param manner {@code text}, {@code content_template} or {@code simplified}; null before it is sent
     * @param category as WhatsApp charges it; null for other channels
     * @param windowOpen whether the person had written in the last 24 hours; null when nobody knows
     * @param cost as settled, else as estimated; null when no price is known
     */
    public record Sent(
            @Nullable String manner,
            @Nullable String category,
            @Nullable Boolean windowOpen,
            @Nullable Money cost) {}

    /**
     * One line of the history.
     *
     * @param state the state after it, or the symbol of an event without a new state
     */
    public record Step(
            Instant at,
            TicketEvent.Type type,
            TicketState state,
            @Nullable String counter,
            @Nullable String queue) {}

    public boolean isServing() {
        return ticket.status() == TicketState.SERVING;
    }

    public boolean isLong(Duration gone) {
        return isServing() && usual != null && gone.compareTo(usual.mean().multipliedBy(LONG)) > 0;
    }

    /** The start of the timer: the beginning of the service, else the instant from which the limit of the call runs. */
    public Instant since() {
        Instant started = ticket.times().startedAt();
        if (started != null && isServing()) {
            return started.plusSeconds(ticket.current().heldSeconds());
        }
        return callRunsFrom == null ? ticket.times().joinedAt() : callRunsFrom;
    }
}
