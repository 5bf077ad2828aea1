package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.History;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.tenant.CurrentTenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the state of a ticket and writes the history. The second of two acts finds another state and changes nothing.
 */
@Component
class Moves {

    /** The leg that a statement has changed, and when: never earlier than its last change. */
    record Moved(UUID visitId, UUID legId, UUID queueId, int callCount, OffsetDateTime at) {

        // Mapped by hand, because the default mapper tries visitId first, and the driver throws an exception for each
        // unknown name.
        public static Moved of(ResultSet row, int n) throws SQLException {
            return new Moved(
                    row.getObject("visit_id", UUID.class),
                    row.getObject("leg_id", UUID.class),
                    row.getObject("queue_id", UUID.class),
                    row.getInt("call_count"),
                    row.getObject("at", OffsetDateTime.class));
        }

        public TicketId ticket() {
            return new TicketId(visitId);
        }

        public TicketEvent event(TicketEvent.Type type) {
            return new TicketEvent(
                    CurrentTenant.get(),
                    ticket(),
                    new LegId(legId),
                    new QueueId(queueId),
                    type,
                    callCount,
                    at.toInstant(),
                    Optional.empty());
        }
    }

    /** A statement that waited for a transfer finds the old leg and must run again to find the new one. */
    static final int LOOKS = 3;

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Moves(JdbcClient jdbc, Tickets tickets, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.clock = clock;
        this.events = events;
    }

    /** @throws Refusal 409 from another state, 403 when another agent has the ticket, 404 when there is none */
    public <P extends Particulars> Ticket move(TicketId ticket, Act<P> act, Actor by, P particulars) {
        events.publishEvent(apply(ticket, act, by, particulars).event(act.event()));
        return tickets.get(ticket);
    }

    /**
     * Assigns a ticket to an agent, who may have taken another one meanwhile. Then only this step is rolled back, so
     * that the transaction can still read which one.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the agent has another ticket in hand
     */
    @Transactional(propagation = Propagation.NESTED)
    public <P extends Particulars> Ticket moveIntoHand(TicketId ticket, Act<P> act, Actor by, P particulars) {
        return move(ticket, act, by, particulars);
    }

    /** Publishes no event, for an act of more than one step. */
    public <P extends Particulars> Moved apply(TicketId ticket, Act<P> act, Actor by, P particulars) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<Moved> moved = update(ticket, act, by, particulars);
            if (moved.isPresent()) {
                return moved.get();
            }
            requireAllowed(ticket, act, by);
        }
        throw changing();
    }

    public static Refusal changing() {
        return Refusal.conflict("changing", "Others are changing this ticket at this moment: reload it and try again.");
    }

    // The columns of held_leg are the values before the update.
    private <P extends Particulars> Optional<Moved> update(TicketId ticket, Act<P> act, Actor by, P particulars) {
        return particulars
                .bind(jdbc.sql("""
                        with held_leg as (
                            select id, state, greatest(:now, moved_at) as at from leg
                            where visit_id = :ticket and is_current and state = any(:from)
                              and (:anybodys or state <> all(:agents) or agent_id = :actor)
                            for update
                        ), moved as (
                            update leg set state = (:to::text[])[array_position(:from::text[], held_leg.state)],
                                moved_at = at%s
                            from held_leg where leg.id = held_leg.id
                            returning leg.id, visit_id, queue_id, counter_id, call_count, ended_at,
                                held_leg.state as from_state, leg.state as to_state, at
                        ), visited as (
                            update visit set ended_at = moved.ended_at from moved
                            where visit.id = moved.visit_id and visit.ended_at is distinct from moved.ended_at
                        ), event as (
                        """.formatted(act.assignments(particulars)) + History.INSERT + """
                            select tenant_id, visit.id, moved.id, queue_id, number, :type, :actor_type,
                                :actor, counter_id, from_state, to_state, :reason, at
                            from moved join visit on visit.id = moved.visit_id
                        )
                        select visit_id, id as leg_id, queue_id, call_count, at from moved
                        """))
                .param("ticket", ticket.value())
                .param("from", act.fromCodes())
                .param("to", act.toCodes())
                .param("anybodys", by.servesForOthers())
                .param("agents", TicketState.codes(TicketState::belongsToTheAgent))
                .param("type", act.event().code())
                .param("actor_type", by.kind().code())
                .param("actor", by.id(), Types.OTHER)
                .param("reason", particulars.reason(), Types.VARCHAR)
                .param("now", Times.sql(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .query(Moved::of)
                .optional();
    }

    private void requireAllowed(TicketId id, Act<?> act, Actor by) {
        Ticket ticket = tickets.get(id);
        if (!act.allowedFrom(ticket.status())) {
            throw notAllowed(ticket.status());
        }
        boolean others = ticket.agent() != null && !ticket.agent().id().equals(by.id());
        if (others && !by.servesForOthers() && ticket.status().belongsToTheAgent()) {
            throw ofAnotherAgent();
        }
    }

    public static Refusal ofAnotherAgent() {
        return Refusal.forbidden("ticket_of_another_agent", "Another agent has this ticket in hand.");
    }

    public static Refusal notAllowed(TicketState state) {
        return Refusal.conflict("not_allowed_in_this_state", "The ticket is " + state.code() + "; this does not fit.")
                .with("state", state.code());
    }
}
