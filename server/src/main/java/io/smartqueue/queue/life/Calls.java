package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.security.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls tickets, repeats calls, and marks missed calls and no-shows. Each act is one transaction that also writes the
 * history and publishes a {@link io.smartqueue.queue.event.TicketEvent}. All acts on a ticket throw a {@link Refusal}:
 * 404 when there is none, 409 {@code not_allowed_in_this_state} and 403 {@code ticket_of_another_agent}.
 */
@Service
public class Calls {

    private final CallClaims claims;
    private final CallChecks checks;
    private final LockedTickets tickets;
    private final Moves moves;
    private final GroupedActs grouped;
    private final InstantSource clock;

    Calls(
            CallClaims claims,
            CallChecks checks,
            LockedTickets tickets,
            Moves moves,
            GroupedActs grouped,
            InstantSource clock) {
        this.claims = claims;
        this.checks = checks;
        this.tickets = tickets;
        this.moves = moves;
        this.grouped = grouped;
        this.clock = clock;
    }

    /**
     * Calls the first ticket, in the calling order, of the queues that the agent has chosen: all queues of the counter,
     * or one.
     *
     * @param only calls from this queue of the counter instead, for this once
     * @throws Refusal 404 {@code queue_empty}; 409 {@code agent_busy} with the ticket in hand, {@code no_counter},
     *     {@code counter_paused}, {@code incident}, {@code queue_not_served}, {@code skill_missing}
     */
    public Ticket callNext(StaffId agent, Optional<QueueId> only) {
        Optional<Ticket> called = only.isPresent() ? Optional.empty() : grouped.callNext(agent);
        if (called.isPresent()) {
            return called.get();
        }
        try {
            return claims.first(agent, only);
        } catch (DuplicateKeyException inHand) {
            throw checks.agentBusy(agent);
        }
    }

    /**
     * Calls this ticket. A call before its turn needs a reason, which the history keeps.
     *
     * @param reason why before its turn; at the head of its queue it is neither needed nor kept
     * @throws Refusal 400 without the reason it needs; 409 as {@link #callNext}
     */
    public Ticket call(TicketId ticket, StaffId agent, @Nullable String reason) {
        try {
            return claims.one(ticket, agent, reason);
        } catch (DuplicateKeyException inHand) {
            throw checks.agentBusy(agent);
        }
    }

    /**
     * Repeats a call: screens show and announce it again, but no second message is sent.
     *
     * @throws Refusal 409 {@code recall_limit_reached}, {@code recall_too_soon}
     */
    @Transactional
    public Ticket recall(TicketId ticket, Actor by) {
        LockedTicket locked = tickets.lock(ticket, Act.RECALL, by);
        Queue.Requeue rules = locked.requeue();
        if (locked.counts().recalls() >= rules.maxRecalls()) {
            throw Refusal.conflict(
                            "recall_limit_reached", "A call is repeated " + rules.maxRecalls() + " times at most.")
                    .with("state", locked.state().code());
        }
        Instant last = locked.counts().recalledAt();
        if (last != null) {
            requireAfter(last.plusSeconds(rules.recallSeconds()), locked);
        }
        return moves.move(ticket, Act.RECALL, by, Particulars.NONE);
    }

    /** Nobody came; the customer may still come back. */
    public Ticket miss(TicketId ticket, Actor by) {
        return grouped.move(ticket, Act.MISS, by, Particulars.NONE);
    }

    /** Nobody came, and the ticket is closed. */
    public Ticket noShow(TicketId ticket, Actor by) {
        return grouped.move(ticket, Act.NO_SHOW, by, Particulars.NONE);
    }

    // The first repetition is allowed at once; later ones must keep the interval, so that a double click counts once.
    private void requireAfter(Instant moment, LockedTicket locked) {
        Duration left = Duration.between(clock.instant(), moment);
        if (left.isPositive()) {
            throw Refusal.conflict("recall_too_soon", "The call has just been repeated.")
                    .with("state", locked.state().code())
                    .with("retry_after_seconds", left.toSeconds() + 1);
        }
    }
}
