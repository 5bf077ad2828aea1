package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.Tickets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Locks a ticket before an act that follows the rules of its queue. */
@Component
class LockedTickets {

    private final JdbcClient jdbc;

    LockedTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws Refusal 404 when there is none, 409 when its state does not allow the act, 403 when another agent has it
     */
    LockedTicket lock(TicketId ticket, Act<?> act, Actor by) {
        LockedTicket locked = lock(ticket);
        if (!act.allowedFrom(locked.state())) {
            throw Moves.notAllowed(locked.state());
        }
        if (!by.servesForOthers() && locked.state().belongsToTheAgent() && !locked.isOf(by)) {
            throw Moves.ofAnotherAgent();
        }
        return locked;
    }

    /**
     * For any act.
     *
     * @throws Refusal 404 when there is none
     */
    LockedTicket lock(TicketId ticket) {
        for (int look = 0; look < Moves.LOOKS; look++) {
            Optional<LockedTicket> found = find(ticket);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw Tickets.unknown();
    }

    /**
     * The same with all its legs, earlier ones first, for an act that goes back to one: an act that waited for the
     * current leg may still hold the lock of the leg before.
     */
    LockedTicket lockWhole(TicketId ticket) {
        jdbc.sql("select id from leg where visit_id = :ticket order by passage for update")
                .param("ticket", ticket.value())
                .query(UUID.class)
                .list();
        return lock(ticket);
    }

    private Optional<LockedTicket> find(TicketId ticket) {
        return jdbc.sql("""
                        select leg.visit_id, leg.id as leg_id, leg.queue_id, visit.site_id, leg.state,
                               visit.priority, visit.joined_at, leg.due_at, leg.ended_at, leg.agent_id,
                               leg.recalls, leg.recalled_at, leg.returns, leg.postponements,
                               visit.next_queues, queue.requeue, queue.requeue_places, queue.max_returns,
                               queue.max_postponements, queue.max_recalls, queue.recall_seconds, queue.called_seconds,
                               queue.missed_seconds
                        from leg
                        join visit on visit.id = leg.visit_id
                        join queue on queue.id = leg.queue_id
                        where leg.visit_id = :ticket and leg.is_current
                        for update of leg
                        """)
                .param("ticket", ticket.value())
                .query(LockedTicket::of)
                .optional();
    }
}
