package io.smartqueue.counter.reading;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.StaffId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the right half of the console. */
@Component
public class WaitingListReader {

    private static final int MOST_ASIDE = 12;

    /** @param others who wait and may be called by somebody else only */
    private record Figures(int others, int open, int counters) {}

    private final JdbcClient jdbc;
    private final CallingOrder order;
    private final Tickets tickets;

    WaitingListReader(JdbcClient jdbc, CallingOrder order, Tickets tickets) {
        this.jdbc = jdbc;
        this.order = order;
        this.tickets = tickets;
    }

    /** @param most how many rows to return */
    @Transactional(readOnly = true)
    public WaitingList of(StaffId agent, AgentSession agentSession, int most) {
        Figures figures = figures(agent, agentSession);
        int waiting = waiting(agentSession) - figures.others;
        Optional<WaitEstimate> announced = announced(agentSession);
        return new WaitingList(
                order.first(agent, agentSession, most),
                waiting,
                announced.map(WaitEstimate::lowMinutes).orElse(null),
                announced.map(WaitEstimate::highMinutes).orElse(null),
                figures.open,
                figures.counters,
                aside(agentSession),
                remote(agentSession));
    }

    private int waiting(AgentSession agentSession) {
        List<QueueId> queues =
                Stream.of(agentSession.profileIds()).map(QueueId::new).toList();
        return tickets.waiting(queues).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private Figures figures(StaffId agent, AgentSession agentSession) {
        return jdbc.sql("""
                        select (
                            select count(*) from leg
                            where queue_id = any(:queues) and state = 'waiting'
                              and reserved_for is not null and reserved_for not in (:agent, :counter)
                        ) as others,
                        (select count(distinct counter_id) from calling_counter where queue_id = any(:queues)) as open,
                        (
                            select count(distinct counter_id) from counter_queue
                            join counter on counter.id = counter_id and counter.is_active
                            where queue_id = any(:queues)
                        ) as counters
                        """)
                .param("agent", agent.value())
                .param("counter", agentSession.counterId())
                .param("queues", agentSession.profileIds())
                .query(Figures.class)
                .single();
    }

    /** The estimate for the last in line. */
    private Optional<WaitEstimate> announced(AgentSession agentSession) {
        return jdbc.sql("""
                        select last.visit_id
                        from unnest(:queues) served (id) cross join lateral (
                            select visit_id, due_at, id from leg where queue_id = served.id and state = 'waiting'
                            order by due_at desc, id desc limit 1
                        ) last
                        order by last.due_at desc, last.id desc limit 1
                        """)
                .param("queues", agentSession.profileIds())
                .query(UUID.class)
                .optional()
                .flatMap(ticket -> tickets.find(new TicketId(ticket)))
                .flatMap(ticket -> Optional.ofNullable(ticket.eta()));
    }

    private List<WaitingList.Aside> aside(AgentSession agentSession) {
        return jdbc.sql("""
                        select visit.id as ticket, visit.number, leg.state, (
                            select reason from ticket_event
                            where leg_id = leg.id and visit_id = visit.id and to_state = leg.state
                            order by id desc limit 1
                        ) as reason
                        from leg join visit on visit.id = leg.visit_id
                        where leg.queue_id = any(:queues) and is_aside(leg.state)
                        order by leg.state desc, leg.moved_at desc
                        limit :most
                        """)
                .param("queues", agentSession.profileIds())
                .param("most", MOST_ASIDE)
                .query((row, n) -> new WaitingList.Aside(
                        row.getObject("ticket", UUID.class),
                        row.getString("number"),
                        TicketState.of(row.getString("state")),
                        row.getString("reason")))
                .list();
    }

    private List<WaitingList.Away> remote(AgentSession agentSession) {
        return jdbc.sql("""
                        select visit.id as ticket, visit.number
                        from leg join visit on visit.id = leg.visit_id
                        where leg.queue_id = any(:queues) and leg.state = 'remote'
                        order by leg.due_at, leg.id
                        limit :most
                        """)
                .param("queues", agentSession.profileIds())
                .param("most", MOST_ASIDE)
                .query(new SimplePropertyRowMapper<>(WaitingList.Away.class))
                .list();
    }
}
