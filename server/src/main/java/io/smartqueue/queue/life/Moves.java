package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.reading.TicketReader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All acts but calling: whoever comes second finds another state and moves nothing. */
@Component
public class Moves {

    private final JdbcClient jdbc;
    private final TicketReader tickets;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Moves(JdbcClient jdbc, TicketReader tickets, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.clock = clock;
        this.events = events;
    }

    /** @throws Refusal 409 from another state, 403 when another agent has the ticket, 404 when there is none */
    public Ticket move(TicketId ticket, Act act, Actor by, @Nullable String reason, @Nullable String outcome) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Moved moved = update(ticket, act, by, reason, outcome, now).orElseThrow(() -> refusal(ticket, act));
        events.publishEvent(moved.event(act.event(), now));
        return tickets.find(ticket).orElseThrow();
    }

    private Optional<Moved> update(
            TicketId ticket, Act act, Actor by, @Nullable String reason, @Nullable String outcome, Instant now) {
        return jdbc.sql("""
                        with held as (
                            select id, state from leg
                            where visit_id = :ticket and state = any(:from) and (:anybodys or agent_id = :actor::uuid)
                            for update
                        ), moved as (
                            update leg set
                                state = :to,
                                started_at = case when :to = 'serving' then :now else leg.started_at end,
                                ended_at = case when :ends then :now end,
                                outcome = :outcome::text
                            from held where leg.id = held.id
                            returning leg.id, visit_id, queue_id, counter_id, call_count, held.state as from_state
                        ), ended as (
                            update visit set ended_at = :now from moved where :ends and visit.id = moved.visit_id
                        ), event as (
                            insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type,
                                actor_id, counter_id, from_state, to_state, reason, at)
                            select tenant_id, visit.id, moved.id, queue_id, number, :type, :actor_type,
                                :actor::uuid, counter_id, from_state, :to, :reason::text, :now
                            from moved join visit on visit.id = moved.visit_id
                        )
                        select visit_id, id as leg_id, queue_id, call_count from moved
                        """)
                .param("ticket", ticket.value())
                .param("from", act.fromCodes())
                .param("to", act.to().code())
                .param("ends", act.to().isFinal())
                .param("anybodys", !act.belongsToTheAgent() || by.servesForOthers())
                .param("type", act.event().code())
                .param("actor_type", by.kind().code())
                .param("actor", by.id())
                .param("reason", reason)
                .param("outcome", outcome)
                .param("now", Times.sql(now))
                .query(Moved.class)
                .optional();
    }

    private Refusal refusal(TicketId id, Act act) {
        return tickets.find(id)
                .map(ticket -> refusal(ticket, act))
                .orElseGet(() -> Refusal.notFound("not_found", "There is no such ticket."));
    }

    private static Refusal refusal(Ticket ticket, Act act) {
        return act.allowedFrom(ticket.status())
                ? Refusal.forbidden("ticket_of_another_agent", "Another agent has this ticket in hand.")
                : notAllowed(ticket.status());
    }

    static Refusal notAllowed(TicketState state) {
        return Refusal.conflict("not_allowed_in_this_state", "The ticket is " + state.code() + "; this does not fit.")
                .with("state", state.code());
    }
}
