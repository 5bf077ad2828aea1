package io.smartqueue.queue.calling;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.life.Act;
import io.smartqueue.queue.life.Moved;
import io.smartqueue.queue.life.Moves;
import io.smartqueue.queue.reading.TicketReader;
import io.smartqueue.staff.StaffId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls one ticket by name. Before its turn that takes a reason, and a call with a reason in the history is such. */
@Component
public class CallingOne {

    private final JdbcClient jdbc;
    private final TicketReader tickets;
    private final Seats seats;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    CallingOne(
            JdbcClient jdbc, TicketReader tickets, Seats seats, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.seats = seats;
        this.clock = clock;
        this.events = events;
    }

    /**
     * @throws Refusal 409 from another state or when the agent cannot call now, 400 without the reason it needs
     * @throws org.springframework.dao.DuplicateKeyException when the agent has a ticket in hand already
     */
    @Transactional
    public Ticket call(TicketId ticket, StaffId agent, @Nullable String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // A statement that waited for a transfer finds the leg of before, and must look again for the one of now.
        Moved called = claim(ticket, agent, reason, now)
                .or(() -> {
                    requireAbleToCall(ticket, agent);
                    return claim(ticket, agent, reason, now);
                })
                .orElseThrow(() -> reason == null ? beforeItsTurn() : Moves.changing());
        events.publishEvent(called.event(TicketEvent.Type.CALLED));
        return tickets.find(ticket).orElseThrow();
    }

    private Optional<Moved> claim(TicketId ticket, StaffId agent, @Nullable String reason, Instant now) {
        return jdbc.sql("""
                        with seat as (
                            select counter_id from counter_session session
                            where agent_id = :agent and closed_at is null and status = 'available'
                              and not exists (
                                  select from site_incident incident join counter on counter.site_id = incident.site_id
                                  where counter.id = session.counter_id and ended_at is null
                              )
                            for share
                        ), chosen as (
                            select leg.id, seat.counter_id, exists (
                                select from leg earlier
                                where earlier.queue_id = leg.queue_id and earlier.state = 'waiting'
                                  and (earlier.reserved_for is null
                                      or earlier.reserved_for in (:agent, seat.counter_id))
                                  and (earlier.due_at, earlier.id) < (leg.due_at, leg.id)
                            ) or leg.reserved_for not in (:agent, seat.counter_id) as out_of_order
                            from seat
                            join counter_queue served on served.counter_id = seat.counter_id
                            join queue on queue.id = served.queue_id
                            join membership member on member.id = :agent
                            join leg on leg.queue_id = served.queue_id
                            where leg.visit_id = :ticket and leg.state = 'waiting'
                              and (queue.skill is null or queue.skill = any(member.skills))
                            for update of leg
                        ), called as (
                            update leg set state = 'called', called_at = greatest(:now, moved_at),
                                moved_at = greatest(:now, moved_at), call_count = call_count + 1, recalls = 0,
                                recalled_at = null,
                                agent_id = :agent, counter_id = chosen.counter_id
                            from chosen
                            where leg.id = chosen.id and (out_of_order is not true or :reason::text is not null)
                            returning leg.id, visit_id, queue_id, leg.counter_id, call_count, moved_at, out_of_order
                        ), event as (
                            insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type,
                                actor_id, counter_id, from_state, to_state, reason, at)
                            select tenant_id, visit.id, called.id, queue_id, number, 'called', 'staff', :agent,
                                counter_id, 'waiting', 'called', case when out_of_order then :reason end, moved_at
                            from called join visit on visit.id = called.visit_id
                        )
                        select visit_id, id as leg_id, queue_id, call_count, moved_at as at from called
                        """)
                .param("ticket", ticket.value())
                .param("agent", agent.value())
                .param("reason", reason)
                .param("now", Times.sql(now))
                .query(Moved::of)
                .optional();
    }

    private void requireAbleToCall(TicketId id, StaffId agent) {
        Ticket ticket = tickets.find(id).orElseThrow(() -> Refusal.notFound("not_found", "There is no such ticket."));
        if (!Act.CALL.allowedFrom(ticket.status())) {
            throw Moves.notAllowed(ticket.status());
        }
        seats.requireAbleToCall(agent, Optional.of(ticket.queueId()));
    }

    private static Refusal beforeItsTurn() {
        return Refusal.field("reason", "required", "Others are before this ticket: say why it is called now.");
    }
}
