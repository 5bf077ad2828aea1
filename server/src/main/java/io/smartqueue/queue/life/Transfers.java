package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.life.Targets.Target;
import io.smartqueue.queue.ticket.OnePerPhone;
import io.smartqueue.security.StaffId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Transfers a ticket to another queue, counter or agent of its site; it keeps its number and seniority. Each act is one
 * transaction that also writes the history and publishes a {@link io.smartqueue.queue.event.TicketEvent}. All throw a
 * {@link Refusal}: 404 when there is no such ticket, 400 for an unknown target, 409 {@code queue_not_active},
 * {@code target_lacks_skill} and {@code not_allowed_in_this_state}, 403 {@code ticket_of_another_agent}; without a
 * reason also 409 {@code already_in_line}, where the service allows one ticket for a phone.
 */
@Service
public class Transfers {

    private final JdbcClient jdbc;
    private final LockedTickets tickets;
    private final Targets targets;
    private final Legs legs;
    private final OnePerPhone onePerPhone;

    Transfers(JdbcClient jdbc, LockedTickets tickets, Targets targets, Legs legs, OnePerPhone onePerPhone) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.targets = targets;
        this.legs = legs;
        this.onePerPhone = onePerPhone;
    }

    @Transactional
    public Ticket toQueue(TicketId ticket, QueueId queue, @Nullable String reason, Actor by) {
        LockedTicket locked = tickets.lock(ticket, Act.TRANSFER, by);
        return transfer(locked, targets.queue(queue, locked.site()), reason, by);
    }

    /** Only this counter may call it then, until its agent leaves. */
    @Transactional
    public Ticket toCounter(TicketId ticket, CounterId counter, @Nullable String reason, Actor by) {
        LockedTicket locked = tickets.lock(ticket, Act.TRANSFER, by);
        return transfer(locked, targets.counter(counter, locked), reason, by);
    }

    /** Only this agent may call it then, until they leave the counter. */
    @Transactional
    public Ticket toAgent(TicketId ticket, StaffId agent, @Nullable String reason, Actor by) {
        LockedTicket locked = tickets.lock(ticket, Act.TRANSFER, by);
        return transfer(locked, targets.agent(agent, locked), reason, by);
    }

    private Ticket transfer(LockedTicket locked, Target target, @Nullable String reason, Actor by) {
        if (locked.state() == TicketState.WAITING
                && target.queue().equals(locked.queue())
                && target.reservedFor() == null) {
            throw Refusal.field("target_queue_id", "same_queue", "The ticket waits in this queue.");
        }
        if (reason == null) {
            onePerPhone.require(locked.ticket(), target.queue());
        }
        return legs.transfer(locked, target, reason, by);
    }

    /** Releases the tickets reserved for this counter or this agent: all may call them, at the same rank. */
    @Transactional
    public void release(UUID counterOrAgent) {
        jdbc.sql("update leg set reserved_for = null where reserved_for = :it and state = 'waiting'")
                .param("it", counterOrAgent)
                .update();
    }
}
