package io.smartqueue.queue;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.calling.CallingNext;
import io.smartqueue.queue.calling.CallingOne;
import io.smartqueue.queue.calling.Resuming;
import io.smartqueue.queue.calling.Seats;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.life.Moves;
import io.smartqueue.queue.life.Places;
import io.smartqueue.queue.life.Recalling;
import io.smartqueue.queue.reading.FactsReader;
import io.smartqueue.queue.reading.TicketReader;
import io.smartqueue.queue.setup.QueueSetup;
import io.smartqueue.queue.taking.Taking;
import io.smartqueue.queue.transfer.Reopening;
import io.smartqueue.queue.transfer.Transferring;
import io.smartqueue.site.CounterId;
import io.smartqueue.staff.StaffId;
import io.smartqueue.tenant.Savepoint;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The line: each act is one transaction, which also writes the history and tells it to listeners as
 * {@link TicketEvent}. Refused acts change nothing.
 */
@Service
public class Queues {

    private final Taking taking;
    private final CallingNext callingNext;
    private final CallingOne callingOne;
    private final Moves moves;
    private final Recalling recalling;
    private final Resuming resuming;
    private final Reopening reopening;
    private final Transferring transferring;
    private final Places places;
    private final Seats seats;
    private final TicketReader tickets;
    private final FactsReader facts;
    private final QueueSetup setup;
    private final Savepoint savepoint;

    Queues(
            Taking taking,
            CallingNext callingNext,
            CallingOne callingOne,
            Moves moves,
            Recalling recalling,
            Resuming resuming,
            Reopening reopening,
            Transferring transferring,
            Places places,
            Seats seats,
            TicketReader tickets,
            FactsReader facts,
            QueueSetup setup,
            Savepoint savepoint) {
        this.taking = taking;
        this.callingNext = callingNext;
        this.callingOne = callingOne;
        this.moves = moves;
        this.recalling = recalling;
        this.resuming = resuming;
        this.reopening = reopening;
        this.transferring = transferring;
        this.places = places;
        this.seats = seats;
        this.tickets = tickets;
        this.facts = facts;
        this.setup = setup;
        this.savepoint = savepoint;
    }

    /** @throws Refusal when site or service is unknown, or the slug is taken there */
    @Transactional
    public Queue create(Queue.Draft draft) {
        return setup.create(draft);
    }

    /** @throws Refusal 400 for what is unknown or no telephone, 409 when the queue is full or takes no tickets */
    @Transactional
    public Ticket take(NewTicket ticket, Actor by) {
        return taking.take(ticket, by);
    }

    /**
     * Calls who is first in the calling order of all queues of the agent's counter, or of one of them.
     *
     * @throws Refusal 404 {@code queue_empty}; 409 {@code agent_busy} with the ticket in hand, {@code no_counter},
     *     {@code counter_paused}, {@code queue_not_served}, {@code skill_missing}
     */
    public Ticket callNext(StaffId agent, Optional<QueueId> only) {
        return oneAtATime(agent, () -> callingNext.call(agent, only));
    }

    /**
     * Calls this ticket.
     *
     * @param reason why before its turn; at the head of its queue none is needed, and none is kept
     */
    public Ticket call(TicketId ticket, StaffId agent, @Nullable String reason) {
        return oneAtATime(agent, () -> callingOne.call(ticket, agent, reason));
    }

    /**
     * Calls whom one has called already once more.
     *
     * @throws Refusal 409 {@code recall_limit_reached}, {@code recall_too_soon}
     */
    @Transactional
    public Ticket recall(TicketId ticket, Actor by) {
        return recalling.recall(ticket, by);
    }

    @Transactional
    public Ticket start(TicketId ticket, Actor by) {
        return moves.start(ticket, by);
    }

    /** Frees the agent; the time until {@link #resume} is no time of service. */
    @Transactional
    public Ticket hold(TicketId ticket, String reason, Actor by) {
        return moves.hold(ticket, reason, by);
    }

    /** @throws Refusal 409 when the agent is at no counter of the queue, or {@code agent_busy} */
    public Ticket resume(TicketId ticket, StaffId agent) {
        return oneAtATime(agent, () -> resuming.resume(ticket, agent));
    }

    /** Number and seniority stay. */
    @Transactional
    public Ticket transfer(TicketId ticket, QueueId queue, @Nullable String reason, Actor by) {
        return transferring.toQueue(ticket, queue, reason, by);
    }

    /** Only this counter calls it then, until its agent leaves. */
    @Transactional
    public Ticket transfer(TicketId ticket, CounterId counter, @Nullable String reason, Actor by) {
        return transferring.toCounter(ticket, counter, reason, by);
    }

    /** Only this agent calls it then, until he leaves. */
    @Transactional
    public Ticket transfer(TicketId ticket, StaffId agent, @Nullable String reason, Actor by) {
        return transferring.toAgent(ticket, agent, reason, by);
    }

    /** Who was sent to this counter, or to this agent, waits for anybody again. */
    @Transactional
    public void release(UUID counterOrAgent) {
        transferring.release(counterOrAgent);
    }

    /** Ends the service, and the visit too where no other queue is to come. */
    @Transactional
    public Ticket close(TicketId ticket, @Nullable String outcome, Actor by) {
        return transferring.close(ticket, outcome, by);
    }

    /** @throws Refusal 409 {@code reopen_too_late}, {@code no_counter}, or {@code agent_busy} */
    public Ticket reopen(TicketId ticket, Actor by) {
        try {
            return savepoint.attempt(() -> reopening.reopen(ticket, by));
        } catch (DuplicateKeyException inHand) {
            throw Refusal.conflict("agent_busy", "The agent who served it has another ticket in hand.");
        }
    }

    @Transactional
    public Ticket miss(TicketId ticket, Actor by) {
        return moves.miss(ticket, by);
    }

    @Transactional
    public Ticket noShow(TicketId ticket, Actor by) {
        return moves.noShow(ticket, by);
    }

    /**
     * Back to waiting: to the old rank after a call by mistake or a hold, else to where the queue says.
     *
     * @throws Refusal 409 {@code return_limit_reached}
     */
    @Transactional
    public Ticket comeBack(TicketId ticket, @Nullable String reason, Actor by) {
        return places.comeBack(ticket, reason, by);
    }

    /**
     * Lets others pass; who is called already waits again behind them.
     *
     * @throws Refusal 409 {@code postpone_limit_reached}
     */
    @Transactional
    public Ticket postpone(TicketId ticket, int letPass, Actor by) {
        return places.postpone(ticket, letPass, by);
    }

    /** Whoever joined from afar is there now; the rank stays that of joining. */
    @Transactional
    public Ticket arrive(TicketId ticket, Actor by) {
        return moves.arrive(ticket, by);
    }

    @Transactional
    public Ticket cancel(TicketId ticket, String reason, Actor by) {
        return moves.cancel(ticket, reason, by);
    }

    @Transactional(readOnly = true)
    public Optional<Ticket> find(TicketId ticket) {
        return tickets.find(ticket);
    }

    @Transactional(readOnly = true)
    public Ticket get(TicketId ticket) {
        return tickets.find(ticket).orElseThrow(() -> Refusal.notFound("not_found", "There is no such ticket."));
    }

    @Transactional(readOnly = true)
    public Optional<Ticket> inHandOf(StaffId agent) {
        return tickets.inHandOf(agent);
    }

    /** What can be told about the ticket now; for listeners, within the transaction of the act. */
    @Transactional(readOnly = true)
    public TicketFacts facts(TicketId ticket) {
        return facts.find(ticket).orElseThrow(() -> Refusal.notFound("not_found", "There is no such ticket."));
    }

    // The index on active legs decides, and undoes the step: the ticket in hand is read after it, also where a
    // transaction is around.
    private Ticket oneAtATime(StaffId agent, Supplier<Ticket> call) {
        try {
            return savepoint.attempt(call);
        } catch (DuplicateKeyException inHand) {
            throw seats.agentBusy(agent);
        }
    }
}
