package io.smartqueue.counter.reading;

import io.smartqueue.counter.Notes;
import io.smartqueue.queue.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket and all that its agent wants to know of it.
 *
 * @param ticket with the phone as far as the agent may see it
 * @param customer null when nobody was named
 * @param past earlier visits of the same customer that have ended
 * @param usual how long the service took on average, measured today in this queue; null while nothing is
 * @param maxRecalls how often a call may be repeated
 * @param calledFor after how long a call counts as missed by itself; null means never
 */
public record Hand(
        Ticket ticket,
        String service,
        @Nullable Who customer,
        boolean smsForThisVisit,
        String language,
        Past past,
        @Nullable Usual usual,
        int recalls,
        int maxRecalls,
        @Nullable Duration calledFor,
        List<Notes.Note> notes,
        List<Letter> letters,
        List<Step> path) {

    /** What a customer has agreed to. */
    public record Who(boolean sms, boolean whatsapp, boolean mail) {}

    public record Past(int visits, @Nullable Instant last) {}

    /** @param cases on how many it rests */
    public record Usual(Duration mean, int cases) {}

    /**
     * A message about this ticket.
     *
     * @param about the occasion's code
     */
    public record Letter(
            String medium,
            String about,
            String status,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt) {

        public Instant at() {
            return deliveredAt != null ? deliveredAt : sentAt != null ? sentAt : createdAt;
        }

        public boolean isSettled() {
            return !List.of("pending", "sending", "sent").contains(status);
        }
    }

    /**
     * One line of the history.
     *
     * @param state to which it led, or what the event looked like where it led to none
     */
    public record Step(
            Instant at,
            String type,
            String state,
            @Nullable String counter,
            @Nullable String queue) {}

    public boolean isServing() {
        return ticket.startedAt() != null && ticket.status().code().equals("serving");
    }

    /** Since when the timer runs: the beginning of the service, else the last call. */
    public Instant since() {
        if (isServing()) {
            return java.util.Objects.requireNonNull(ticket.startedAt())
                    .plusSeconds(ticket.current().heldSeconds());
        }
        Instant called = ticket.calledAt();
        return called == null ? ticket.joinedAt() : called;
    }
}
