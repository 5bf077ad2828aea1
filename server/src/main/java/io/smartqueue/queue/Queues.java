package io.smartqueue.queue;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.life.Act;
import io.smartqueue.queue.life.CallingNext;
import io.smartqueue.queue.life.CallingOne;
import io.smartqueue.queue.life.Moves;
import io.smartqueue.queue.life.Seats;
import io.smartqueue.queue.reading.FactsReader;
import io.smartqueue.queue.reading.TicketReader;
import io.smartqueue.queue.setup.QueueSetup;
import io.smartqueue.queue.taking.Taking;
import io.smartqueue.staff.StaffId;
import io.smartqueue.tenant.Savepoint;
import java.util.Optional;
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
            Seats seats,
            TicketReader tickets,
            FactsReader facts,
            QueueSetup setup,
            Savepoint savepoint) {
        this.taking = taking;
        this.callingNext = callingNext;
        this.callingOne = callingOne;
        this.moves = moves;
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
     *     {@code counter_paused}, {@code queue_not_served}
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

    @Transactional
    public Ticket start(TicketId ticket, Actor by) {
        return moves.move(ticket, Act.START, by, null, null);
    }

    @Transactional
    public Ticket close(TicketId ticket, @Nullable String outcome, Actor by) {
        return moves.move(ticket, Act.CLOSE, by, null, outcome);
    }

    @Transactional
    public Ticket noShow(TicketId ticket, Actor by) {
        return moves.move(ticket, Act.NO_SHOW, by, null, null);
    }

    @Transactional
    public Ticket cancel(TicketId ticket, String reason, Actor by) {
        return moves.move(ticket, Act.CANCEL, by, reason, null);
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
