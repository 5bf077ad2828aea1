package io.smartqueue.queue.calling;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.life.Moved;
import io.smartqueue.queue.reading.TicketReader;
import io.smartqueue.staff.StaffId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls whoever is first in the queues of the agent's counter. */
@Component
public class CallingNext {

    /** More than are being called from one queue at the same moment; where that fails, the second look is wide. */
    private static final int FIRST_LOOK = 32;

    private static final int SECOND_LOOK = 2000;

    private final JdbcClient jdbc;
    private final TicketReader tickets;
    private final Seats seats;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    CallingNext(
            JdbcClient jdbc, TicketReader tickets, Seats seats, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.seats = seats;
        this.clock = clock;
        this.events = events;
    }

    /**
     * @throws Refusal 404 when nobody waits, 409 when the agent cannot call now
     * @throws org.springframework.dao.DuplicateKeyException when the agent has a ticket in hand already
     */
    @Transactional
    public Ticket call(StaffId agent, Optional<QueueId> only) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Moved called = claim(agent, only, now, FIRST_LOOK)
                .or(() -> {
                    seats.requireAbleToCall(agent, only);
                    return claim(agent, only, now, SECOND_LOOK);
                })
                .orElseThrow(() -> Refusal.notFound("queue_empty", "Nobody is waiting."));
        events.publishEvent(called.event(TicketEvent.Type.CALLED));
        return tickets.find(called.ticket()).orElseThrow();
    }

    // The seat is locked, so that the second click of a double one waits for the first and then finds its ticket in
    // hand.
    // The heads of the queues are looked at without a lock and merged, each with the head start that this counter
    // gives its queue; locked is only the first that nobody else is
    // calling. Locking while looking would hide the heads of the other queues from the other agents.
    // How many heads is written out, and which queues is settled first: a plan that PostgreSQL keeps for all knows
    // neither, and began with all the counters of the queue.
    private Optional<Moved> claim(StaffId agent, Optional<QueueId> only, Instant now, int look) {
        return jdbc.sql("""
                        with seat as (
                            select counter_id from counter_session session
                            where agent_id = :agent and closed_at is null and status = 'available'
                              and not exists (
                                  select from site_incident
                                  where site_id = (select site_id from counter where id = session.counter_id)
                                    and ended_at is null
                              )
                            for update
                        ), served as materialized (
                            select counter_queue.queue_id, head_start_minutes, seat.counter_id
                            from seat
                            join counter_queue on counter_queue.counter_id = seat.counter_id
                            join queue on queue.id = counter_queue.queue_id
                            join membership member on member.id = :agent
                            where (:only::uuid is null or counter_queue.queue_id = :only)
                              and (queue.skill is null or queue.skill = any(member.skills))
                        ), heads as (
                            select head.id, head.state, served.head_start_minutes
                            from served
                            cross join lateral (
                                select id, 'waiting' as state from leg
                                where queue_id = served.queue_id and state = 'waiting'
                                  and (reserved_for is null or reserved_for in (:agent, served.counter_id))
                                order by due_at, id
                                limit %d
                            ) head
                        ), first as (
                            select leg.id from heads join leg on leg.id = heads.id and leg.state = heads.state
                            order by leg.due_at - make_interval(mins => heads.head_start_minutes), leg.id
                            limit 1
                            for update of leg skip locked
                        ), called as (
                            update leg set state = 'called', called_at = greatest(:now, moved_at),
                                moved_at = greatest(:now, moved_at), call_count = call_count + 1, recalls = 0,
                                recalled_at = null,
                                agent_id = :agent, counter_id = seat.counter_id
                            from first, seat where leg.id = first.id
                            returning leg.id, visit_id, queue_id, leg.counter_id, call_count, moved_at
                        ), event as (
                            insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type,
                                actor_id, counter_id, from_state, to_state, at)
                            select tenant_id, visit.id, called.id, queue_id, number, 'called', 'staff', :agent,
                                counter_id, 'waiting', 'called', moved_at
                            from called join visit on visit.id = called.visit_id
                        )
                        select visit_id, id as leg_id, queue_id, call_count, moved_at as at from called
                        """.formatted(look))
                .param("agent", agent.value())
                .param("only", only.map(QueueId::value).orElse(null))
                .param("now", Times.sql(now))
                .query(Moved::of)
                .optional();
    }
}
