package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.StaffId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks whether an agent can call now, and says why not. */
@Component
class CallChecks {

    private record Session(
            boolean open, boolean available, boolean stopped, boolean known, boolean serves, boolean able) {}

    private final JdbcClient jdbc;
    private final Tickets tickets;

    CallChecks(JdbcClient jdbc, Tickets tickets) {
        this.jdbc = jdbc;
        this.tickets = tickets;
    }

    /** @throws Refusal when a ticket is in hand, no counter is open, or the queue asked for is not the agent's */
    void requireAbleToCall(StaffId agent, Optional<QueueId> queue) {
        if (tickets.inHandOf(agent).isPresent()) {
            throw agentBusy(agent);
        }
        Session session = session(agent, queue);
        if (!session.known) {
            throw Refusal.field("queue_id", "unknown_queue", "There is no queue with this id.");
        }
        if (!session.open) {
            throw Refusal.conflict("no_counter", "Open a counter first.");
        }
        if (session.stopped) {
            throw Refusal.conflict("incident", "The line stands still until the incident has ended.");
        }
        if (!session.available) {
            throw Refusal.conflict("counter_paused", "The counter is paused.");
        }
        if (!session.serves) {
            throw Refusal.conflict("queue_not_served", "Your counter does not serve this queue.");
        }
        if (!session.able) {
            throw Refusal.conflict("skill_missing", "This queue asks for a skill that you do not have.");
        }
    }

    /** The answer to a second click: the ticket in hand, never a second one. */
    @Transactional(readOnly = true)
    Refusal agentBusy(StaffId agent) {
        Refusal busy = Refusal.conflict("agent_busy", "Finish the ticket in hand first.");
        return tickets.inHandOf(agent)
                .map(ticket -> busy.with("ticket", TicketView.inHand(ticket)))
                .orElse(busy);
    }

    /**
     * The counter of the agent, locked until the commit.
     *
     * @throws Refusal as {@link #requireAbleToCall}
     */
    UUID counterServing(StaffId agent, QueueId queue) {
        requireAbleToCall(agent, Optional.of(queue));
        return jdbc.sql("""
                        select counter_id from counter_session
                        where agent_id = :agent and closed_at is null and status = 'available'
                        for share
                        """)
                .param("agent", agent.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Refusal.conflict("no_counter", "Open a counter first."));
    }

    /**
     * Requires that the agent of this leg still sits at its counter, and locks the session until the commit.
     *
     * @throws Refusal 409 {@code no_counter}
     */
    void requireStillThere(UUID leg) {
        boolean there =
                jdbc.sql("""
                        select session.id from leg
                        join counter_session session on session.agent_id = leg.agent_id
                            and session.counter_id = leg.counter_id and closed_at is null
                        where leg.id = :leg
                        for share of session
                        """).param("leg", leg).query(UUID.class).optional().isPresent();
        if (!there) {
            throw Refusal.conflict("no_counter", "The agent who served it has left that counter.");
        }
    }

    private Session session(StaffId agent, Optional<QueueId> queue) {
        return jdbc.sql("""
                        select session.id is not null as open,
                               session.status is not distinct from 'available' as available,
                               exists (
                                   select from open_incident incident
                                   join counter on counter.site_id = incident.site_id
                                   where counter.id = session.counter_id
                               ) as stopped,
                               :queue::uuid is null or exists (select from queue where id = :queue) as known,
                               :queue::uuid is null or exists (
                                   select from counter_queue
                                   where counter_id = session.counter_id and queue_id = :queue
                               ) as serves,
                               :queue::uuid is null or exists (
                                   select from queue join membership member on member.id = :agent
                                   where queue.id = :queue and has_skill(skill, skills)
                               ) as able
                        from (select) nothing
                        left join counter_session session on agent_id = :agent and closed_at is null
                        """)
                .param("agent", agent.value())
                .param("queue", queue.map(QueueId::value).orElse(null))
                .query(Session.class)
                .single();
    }
}
