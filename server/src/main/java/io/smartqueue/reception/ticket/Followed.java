package io.smartqueue.reception.ticket;

import io.smartqueue.customer.Consent;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketState;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.Names;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with all that its holder is told about it.
 *
 * @param service the queue's name where it says more
 * @param counter where one is expected; null as long as nobody knows
 * @param stopped since when the line of the site stands still; null when it goes its way
 */
public record Followed(
        Ticket ticket,
        String token,
        Where where,
        Names service,
        String pictogram,
        String hue,
        @Nullable String counter,
        boolean inHours,
        @Nullable Instant opensAt,
        Reach reach,
        Limits limits,
        @Nullable Instant stopped,
        @Nullable String incident,
        @Nullable Instant arrivedAt) {

    private static final Duration SHOWN = Duration.ofDays(1);

    public record Where(SiteId id, Names site, String slug, ZoneId zone) {}

    /**
     * Where its holder is told.
     *
     * @param phone what is known without asking again; null when nobody knows one
     * @param email where the customer accepts e-mail; null where not
     * @param byPhone the channels, which the holder may choose anew
     * @param browser the mark of the browser that is told; null when none is
     * @param heldBack whether the last message was not sent, because it must not be
     */
    public record Reach(
            @Nullable PhoneNumber phone,
            @Nullable ContactPoint email,
            Consent byPhone,
            @Nullable String browser,
            boolean heldBack) {

        public boolean isTold() {
            return !byPhone.isEmpty();
        }

        /** Whether messages can come to somebody, and so be stopped. */
        public boolean isKnown() {
            return phone != null || email != null;
        }
    }

    /**
     * What the queue still allows.
     *
     * @param calledUntil when the call counts as missed; null when only an agent decides that
     * @param backUntil until when who has missed it may come back
     * @param placesBehind behind how many one comes back; 0 when to the old rank
     * @param passed how often the holder has let others pass, by which a form sent twice is known
     */
    public record Limits(
            @Nullable Instant calledUntil,
            @Nullable Instant backUntil,
            int placesBehind,
            boolean mayReturn,
            boolean mayPostpone,
            int passed,
            boolean isLast) {}

    /** The same ticket at another place of the line. */
    Followed at(Ticket.PlaceInLine place) {
        return new Followed(
                ticket.at(place),
                token,
                where,
                service,
                pictogram,
                hue,
                counter,
                inHours,
                opensAt,
                reach,
                limits,
                stopped,
                incident,
                arrivedAt);
    }

    public TicketState status() {
        return ticket.status();
    }

    /** An incident stops only tickets that wait for their call; those called or at the counter go on. */
    public boolean isIncident() {
        return stopped != null && status().isInLine();
    }

    /** Already said to be on the way, since the call. */
    public boolean isComing() {
        Instant called = ticket.current().times().calledAt();
        return arrivedAt != null && called != null && arrivedAt.isAfter(called);
    }

    public boolean wasTransferred() {
        return ticket.legs().size() > 1;
    }

    public Optional<Integer> ahead() {
        return Optional.ofNullable(ticket.position()).map(position -> position - 1);
    }

    /** So long after its end that only this is said. */
    public boolean isPast(Instant now) {
        Instant ended = ticket.current().times().endedAt();
        return status().isFinal() && ended != null && ended.plus(SHOWN).isBefore(now);
    }

    // Like the ticket's, without what stands for the customer.
    @Override
    public String toString() {
        return ticket.toString();
    }
}
