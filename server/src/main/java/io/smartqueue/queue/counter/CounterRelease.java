package io.smartqueue.queue.counter;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.counter.CounterEvent.Because;
import io.smartqueue.queue.counter.SessionEnds.Session;
import io.smartqueue.queue.life.Serving;
import io.smartqueue.queue.life.WaitingTickets;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.StaffId;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Frees a counter that an agent has left without closing it. */
@Service
public class CounterRelease {

    private final SessionEnds ends;
    private final Tickets tickets;
    private final Serving serving;
    private final WaitingTickets waiting;

    CounterRelease(SessionEnds ends, Tickets tickets, Serving serving, WaitingTickets waiting) {
        this.ends = ends;
        this.tickets = tickets;
        this.serving = serving;
        this.waiting = waiting;
    }

    /**
     * Ends the session at the counter, if there is one. A ticket in hand prevents that unless it is forced: then a
     * called ticket waits again at the old rank, and a service is put on hold, so that any agent can continue it.
     *
     * @param reason needed to force it
     * @throws Refusal 409 {@code in_service} with the ticket; 400 when it is forced without a reason
     */
    @Transactional
    public void free(CounterId counter, boolean force, Optional<String> reason, Actor by) {
        if (force && reason.isEmpty()) {
            throw Refusal.field("reason", "required", "Say why the counter is freed.");
        }
        ends.lockAt(counter.value()).ifPresent(session -> {
            tickets.inHandOf(new StaffId(session.agentId()))
                    .ifPresent(ticket -> putAside(ticket, force ? reason : Optional.empty(), by));
            end(session, reason, by);
        });
    }

    private void putAside(Ticket ticket, Optional<String> forced, Actor by) {
        String reason = forced.orElseThrow(
                () -> Refusal.conflict("in_service", "The agent has a ticket in hand: free it with force and a reason.")
                        .with("ticket", TicketView.inHand(ticket)));
        // The operator manages counters, but has no ticket in hand: what the ticket needs is done for the agent.
        Actor forTheAgent = new Actor(by.kind(), by.staff(), true, by.siteIds());
        if (ticket.status() == TicketState.CALLED) {
            waiting.comeBack(ticket.id(), reason, forTheAgent);
        } else {
            serving.hold(ticket.id(), reason, forTheAgent);
        }
    }

    private void end(Session session, Optional<String> reason, Actor by) {
        ends.end(session, Because.FREED, by.id(), reason.orElse(null));
    }
}
