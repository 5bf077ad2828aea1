package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.History;
import io.smartqueue.queue.ticket.TicketRows;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.ResourceLocators;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the state of a ticket and writes the history. The second of two acts finds another state and changes nothing.
 */
@Component
class Moves {

    /**
     * What a statement has changed, and when: never earlier than the last change.
     *
     * @param ticket without its place in line
     */
    record Moved(Ticket ticket, UUID site, Instant at) {

        static Moved of(Ticket ticket, ResultSet current) throws SQLException {
            return new Moved(ticket, current.getObject("site_id", UUID.class), Times.instant(current, "moved_at"));
        }

        TicketEvent event(TicketEvent.Type type) {
            return TicketEvent.of(ticket, type, at);
        }
    }

    /** Which ticket, and who acts on it. */
    record Wish(TicketId ticket, Actor by) {}

    /** A statement that waited for a transfer finds the old leg and must run again to find the new one. */
    static final int LOOKS = 3;

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final TicketRows rows;
    private final ResourceLocators locators;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Moves(
            JdbcClient jdbc,
            Tickets tickets,
            TicketRows rows,
            ResourceLocators locators,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.rows = rows;
        this.locators = locators;
        this.clock = clock;
        this.events = events;
    }

    /**
     * In a transaction of its own, unless there is one.
     *
     * @throws Refusal 409 from another state, 403 when another agent has the ticket, 404 when there is none
     */
    @Transactional
    public <P extends Particulars> Ticket move(TicketId ticket, Act<P> act, Actor by, P particulars) {
        return tell(apply(ticket, act, by, particulars), act);
    }

    /**
     * The same for several tickets at once, without waiting for anything. A ticket is missing in the result, and
     * nothing has happened to it, where the act is not possible or others change the ticket at this moment.
     */
    public <P extends Particulars> List<Moved> moveThose(List<Wish> wishes, Act<P> act, P particulars) {
        List<Moved> moved = update(wishes, act, particulars, "skip locked");
        moved.forEach(one -> events.publishEvent(one.event(act.event())));
        return moved;
    }

    /** @param changing a statement with {@link TicketRows#OF_MOVED} */
    public List<Moved> carryOut(StatementSpec changing) {
        List<Moved> done = changing.query((ResultSet row) -> rows.withoutPlaces(row, Moved::of));
        done.forEach(moved -> locators.remember("tickets", moved.ticket.id().value(), moved.site));
        return done;
    }

    /** Publishes the event of an act of several steps, after which the ticket is in line. */
    public Ticket tellPlace(TicketId id, TicketEvent.Type type, Instant at) {
        Ticket ticket = tickets.get(id);
        events.publishEvent(TicketEvent.of(ticket, type, at));
        return ticket;
    }

    /** Publishes the event. */
    public Ticket tell(Moved moved, Act<?> act) {
        events.publishEvent(moved.event(act.event()));
        Ticket ticket = moved.ticket();
        return ticket.status().isInLine() ? tickets.get(ticket.id()) : ticket;
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
            List<Moved> moved = update(List.of(new Wish(ticket, by)), act, particulars, "");
            if (!moved.isEmpty()) {
                return moved.getFirst();
            }
            requireAllowed(ticket, act, by);
        }
        throw changing();
    }

    public static Refusal changing() {
        return Refusal.conflict("changing", "Others are changing this ticket at this moment: reload it and try again.");
    }

    // The columns of held_leg are the values before the update. The range of the number makes the planner expect one
    // wish and look its rows up: it would read a small table as a whole, and keep that plan when the table has grown.
    private <P extends Particulars> List<Moved> update(
            List<Wish> wishes, Act<P> act, P particulars, String whenLocked) {
        return carryOut(bind(
                        particulars.bind(jdbc.sql("""
                        with wish as (
                            select *
                            from unnest(:tickets::uuid[], :actors::uuid[], :actor_types::text[], :others::boolean[])
                                with ordinality as wish (ticket, actor, actor_type, serves_for_others, number)
                            where number between 1 and 1000
                        ), held_leg as (
                            select found.*, actor, actor_type
                            from wish cross join lateral (
                                select id, state, greatest(:now, moved_at) as at from leg
                                where visit_id = ticket and is_current and state = any(:from)
                                  and (serves_for_others or state <> all(:agents) or agent_id = actor)%s
                                for update %s
                            ) found
                        ), moved as (
                            update leg set state = (:to::text[])[array_position(:from::text[], held_leg.state)],
                                moved_at = at%s
                            from held_leg where leg.id = held_leg.id
                            returning leg.*, held_leg.state as from_state, actor, actor_type
                        )%s, event as (
                        """.formatted(
                                        act.condition(), whenLocked, act.assignments(particulars), act.effectOnVisit())
                                + History.INSERT + """
                            select moved.tenant_id, visit.id, moved.id, queue_id, number, :type, actor_type,
                                actor, counter_id, from_state, state, :reason, moved_at
                            from moved join visit on visit.id = moved.visit_id
                        )
                        """ + TicketRows.OF_MOVED)),
                        wishes)
                .param("from", act.fromCodes())
                .param("to", act.toCodes())
                .param("agents", TicketState.codes(TicketState::belongsToTheAgent))
                .param("type", act.event().code())
                .param("reason", particulars.reason(), Types.VARCHAR)
                .param("now", Times.sql(clock.instant().truncatedTo(ChronoUnit.MICROS))));
    }

    private static StatementSpec bind(StatementSpec statement, List<Wish> wishes) {
        return statement
                .param(
                        "tickets",
                        wishes.stream().map(wish -> wish.ticket.value()).toArray(UUID[]::new))
                .param("actors", wishes.stream().map(wish -> wish.by.id()).toArray(UUID[]::new))
                .param(
                        "actor_types",
                        wishes.stream().map(wish -> wish.by.kind().code()).toArray(String[]::new))
                .param(
                        "others",
                        wishes.stream().map(wish -> wish.by.servesForOthers()).toArray(Boolean[]::new));
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
