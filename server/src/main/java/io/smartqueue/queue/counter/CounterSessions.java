package io.smartqueue.queue.counter;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.LineChanged;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.counter.CounterEvent.Because;
import io.smartqueue.queue.counter.SessionEnds.Session;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.SignedOut;
import io.smartqueue.security.StaffId;
import io.smartqueue.staff.Reassigned;
import io.smartqueue.tenant.CurrentTenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agents sit down at a counter, pause and leave: one agent a counter, one counter an agent. */
@Service
public class CounterSessions {

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final SessionEnds ends;
    private final CounterHistory history;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    CounterSessions(
            JdbcClient jdbc,
            Tickets tickets,
            SessionEnds ends,
            CounterHistory history,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.ends = ends;
        this.history = history;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public CounterSession of(StaffId agent) {
        return jdbc.sql("""
                        select session.status, session.reason, session.opened_at, counter.id, counter.name
                        from counter_session session join counter on counter.id = session.counter_id
                        where agent_id = :agent and closed_at is null
                        """)
                .param("agent", agent.value())
                .query((row, n) -> desk(row, agent))
                .optional()
                .orElseGet(() -> new CounterSession(CounterSession.Status.CLOSED, null, null, null, List.of(), null));
    }

    private CounterSession desk(ResultSet row, StaffId agent) throws SQLException {
        return new CounterSession(
                CounterSession.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                Times.instant(row, "opened_at"),
                new CounterSession.Place(row.getObject("id", UUID.class), row.getString("name")),
                lines(agent),
                tickets.inHandOf(agent).orElse(null));
    }

    private List<CounterSession.Line> lines(StaffId agent) {
        Map<QueueId, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                        select queue.id, queue.name from served_queue join queue on queue.id = queue_id
                        where agent_id = :agent
                        order by queue.name, queue.id
                        """).param("agent", agent.value()).query(row -> {
            names.put(new QueueId(row.getObject("id", UUID.class)), row.getString("name"));
        });
        Map<QueueId, Integer> waiting = tickets.waiting(names.keySet());
        return names.entrySet().stream()
                .map(queue -> new CounterSession.Line(
                        queue.getKey().value(), queue.getValue(), waiting.getOrDefault(queue.getKey(), 0)))
                .toList();
    }

    /**
     * Opens a counter for the agent, or pauses there. An earlier counter of the agent is left.
     *
     * @param counter the current one when empty
     * @throws Refusal 409 {@code counter_taken}, or {@code ticket_in_hand} when changing counters
     */
    @Transactional
    public CounterSession sit(StaffId agent, Optional<CounterId> counter, boolean paused, @Nullable String reason) {
        Optional<Session> present = ends.lockOf(agent.value());
        if (counter.isEmpty() && present.isEmpty()) {
            throw Refusal.field("counter_id", "required", "At which counter?");
        }
        boolean stays = present.isPresent()
                && counter.map(CounterId::value)
                        .map(present.get().counterId()::equals)
                        .orElse(true);
        if (stays) {
            update(present.get(), paused, reason);
        } else {
            present.ifPresent(session -> leave(agent, session));
            open(agent, counter.orElseThrow(), paused, reason);
        }
        return of(agent);
    }

    /** @throws Refusal 409 {@code ticket_in_hand} */
    @Transactional
    public CounterSession close(StaffId agent) {
        ends.lockOf(agent.value()).ifPresent(session -> leave(agent, session));
        return of(agent);
    }

    /** From now on only the agent or a manager ends the session: no sign-out, no absence and no end of a day. */
    @Transactional
    public void keep(StaffId agent) {
        jdbc.sql("update counter_session set is_kept = true where agent_id = :agent and closed_at is null")
                .param("agent", agent.value())
                .update();
    }

    /** With a ticket in hand the session goes on: somebody is being served. */
    @EventListener
    @Transactional
    public void leaveAtSignOut(SignedOut agent) {
        ends.lockOf(agent.id().value())
                .filter(session ->
                        !session.kept() && tickets.inHandOf(agent.id()).isEmpty())
                .ifPresent(session -> ends.end(session, Because.SIGN_OUT, session.agentId(), null));
    }

    /**
     * From now on the agent calls from this queue only, or from all of the counter.
     *
     * @throws Refusal 409 {@code no_counter}, {@code queue_not_served}, also for want of a skill
     */
    @Transactional
    public void callFrom(StaffId agent, Optional<QueueId> only) {
        Session session =
                ends.lockOf(agent.value()).orElseThrow(() -> Refusal.conflict("no_counter", "Open a counter first."));
        boolean served = only.map(queue ->
                        lines(agent).stream().anyMatch(line -> line.id().equals(queue.value())))
                .orElse(true);
        if (!served) {
            throw Refusal.conflict("queue_not_served", "Your counter does not serve this queue.");
        }
        jdbc.sql("update counter_session set only_queue = :queue where id = :id")
                .param("id", session.id())
                .param("queue", only.map(QueueId::value).orElse(null))
                .update();
        changed();
    }

    /** Even with a ticket in hand, which a colleague can finish: the counter must not stay taken. */
    @EventListener
    void leaveForGood(Reassigned agent) {
        ends.lockOf(agent.id().value())
                .filter(session -> !agent.sites().contains(site(session)))
                .ifPresent(session -> ends.end(session, Because.FREED, null, null));
    }

    private UUID site(Session session) {
        return jdbc.sql("select site_id from counter where id = :counter")
                .param("counter", session.counterId())
                .query(UUID.class)
                .single();
    }

    private void update(Session session, boolean paused, @Nullable String reason) {
        jdbc.sql("""
                        update counter_session set status = :status, reason = :reason,
                            pauses = case when status = :status then pauses else pauses || :now::timestamptz end
                        where id = :id
                        """)
                .param("id", session.id())
                .param("status", paused ? "paused" : "available")
                .param("reason", reason)
                .param("now", Times.sql(clock.instant()))
                .update();
        changed();
    }

    private void leave(StaffId agent, Session session) {
        tickets.inHandOf(agent).ifPresent(ticket -> {
            throw Refusal.conflict("ticket_in_hand", "Finish the ticket in hand first.")
                    .with("ticket", TicketView.inHand(ticket));
        });
        ends.end(session, Because.AGENT, agent.value(), null);
    }

    private void changed() {
        events.publishEvent(new LineChanged(CurrentTenant.get()));
    }

    private void open(StaffId agent, CounterId counter, boolean paused, @Nullable String reason) {
        OffsetDateTime now = Times.sql(clock.instant());
        try {
            int opened = jdbc.sql("""
                            insert into counter_session
                                (id, tenant_id, counter_id, agent_id, status, reason, opened_at, pauses)
                            select :id, tenant_id, id, :agent, :status, :reason::text, :now,
                                   case when :status = 'paused' then array[:now::timestamptz] else '{}' end
                            from counter where id = :counter and is_active
                            for share
                            """)
                    .param("id", Ids.next())
                    .param("counter", counter.value())
                    .param("agent", agent.value())
                    .param("status", paused ? "paused" : "available")
                    .param("reason", reason)
                    .param("now", now)
                    .update();
            if (opened == 0) {
                throw Refusal.field("counter_id", "unknown_counter", "There is no active counter with this id.");
            }
            history.opened(counter.value(), agent.value(), now);
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("counter_taken", "Another agent is at this counter.");
        }
    }
}
