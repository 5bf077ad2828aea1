package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.security.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts, holds, resumes, closes and reopens services. Each act is one transaction that also writes the history and
 * publishes a {@link io.smartqueue.queue.event.TicketEvent}. All acts throw a {@link Refusal}: 404 when there is no
 * such ticket, 409 {@code not_allowed_in_this_state} and 403 {@code ticket_of_another_agent}.
 */
@Service
public class Serving {

    /** How long an agent may undo a close; later only those who serve for others may. */
    public static final Duration REOPENED_BY_ITS_AGENT = Duration.ofMinutes(2);

    /** The outcome, and the reason in the history, of a call or service that the end of the day ends. */
    public static final String FORGOTTEN = "forgotten";

    private final LockedTickets tickets;
    private final Moves moves;
    private final Legs legs;
    private final CallChecks checks;
    private final GroupedActs grouped;
    private final InstantSource clock;

    Serving(
            LockedTickets tickets,
            Moves moves,
            Legs legs,
            CallChecks checks,
            GroupedActs grouped,
            InstantSource clock) {
        this.tickets = tickets;
        this.moves = moves;
        this.legs = legs;
        this.checks = checks;
        this.grouped = grouped;
        this.clock = clock;
    }

    public Ticket start(TicketId ticket, Actor by) {
        return grouped.move(ticket, Act.START, by, Particulars.NONE);
    }

    /** Frees the agent; the time until {@link #resume} is not service time. */
    @Transactional
    public Ticket hold(TicketId ticket, String reason, Actor by) {
        return moves.move(ticket, Act.HOLD, by, Particulars.because(reason));
    }

    /**
     * Any agent at a counter of the queue may resume it, and takes it in hand.
     *
     * @throws Refusal 409 {@code agent_busy}, or as {@link Calls#callNext} when the agent could not call from the queue
     */
    @Transactional
    public Ticket resume(TicketId ticket, StaffId agent) {
        Actor by = Actor.agent(agent);
        LockedTicket locked = tickets.lock(ticket, Act.RESUME, by);
        UUID counter = checks.counterServing(agent, locked.queue());
        try {
            return moves.moveIntoHand(ticket, Act.RESUME, by, Particulars.at(agent.value(), counter));
        } catch (DuplicateKeyException inHand) {
            throw checks.agentBusy(agent);
        }
    }

    /** Ends the service, and the visit too if no other queue follows. */
    public Ticket close(TicketId ticket, @Nullable String outcome, Actor by) {
        return grouped.moveIfPossible(ticket, Act.CLOSE_LAST, by, Particulars.outcome(outcome, null))
                .orElseGet(() -> legs.close(ticket, outcome, by));
    }

    /** Ends a call or a service that nobody has ended; it is no service in the statistics. */
    @Transactional
    public Ticket forget(TicketId ticket) {
        return moves.move(ticket, Act.FORGET, Actor.system(), Particulars.outcome(FORGOTTEN, FORGOTTEN));
    }

    /**
     * Reopens a service that was closed too early: the last of the visit, or a step after which nobody was called yet.
     * It goes back to the agent who closed it and is still at the counter: by that agent for two minutes, later by
     * those who serve for others.
     *
     * @param reason needed where the service allows one ticket for a phone, and the phone has another by now
     * @throws Refusal 409 {@code reopen_too_late}, {@code no_counter}, {@code agent_busy}, {@code already_in_line}
     */
    @Transactional
    public Ticket reopen(TicketId ticket, @Nullable String reason, Actor by) {
        LockedTicket locked = tickets.lockWhole(ticket);
        Optional<Legs.ClosedLeg> step = legs.closedBefore(locked);
        if (step.isPresent()) {
            requireReopenable(step.get(), locked, by);
            legs.takeUp(step.get(), locked, by);
        } else {
            LockedTicket closed = tickets.lock(ticket, Act.REOPEN, by);
            requireInTime(closed, closed.endedAt(), by);
            checks.requireStillThere(closed.leg());
        }
        if (reason == null) {
            legs.requireOnePerPhone(ticket, step.map(Legs.ClosedLeg::queue).orElse(locked.queue()));
        }
        try {
            return moves.moveIntoHand(ticket, Act.REOPEN, by, Particulars.because(reason));
        } catch (DuplicateKeyException inHand) {
            throw Refusal.conflict("agent_busy", "The agent who served it has another ticket in hand.");
        }
    }

    /** The same without a reason. */
    @Transactional
    public Ticket reopen(TicketId ticket, Actor by) {
        return reopen(ticket, null, by);
    }

    private void requireReopenable(Legs.ClosedLeg step, LockedTicket waiting, Actor by) {
        if (!by.servesForOthers() && !step.agent().equals(by.id())) {
            throw Moves.ofAnotherAgent();
        }
        requireInTime(waiting, step.endedAt(), by);
        checks.requireStillThere(step.leg());
    }

    private void requireInTime(LockedTicket locked, @Nullable Instant ended, Actor by) {
        if (!by.servesForOthers() && (ended == null || clock.instant().isAfter(ended.plus(REOPENED_BY_ITS_AGENT)))) {
            throw Refusal.conflict("reopen_too_late", "After two minutes a manager reopens it.")
                    .with("state", locked.state().code());
        }
    }
}
