package io.smartqueue.queue.api;

import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.stats.LineStats;
import io.smartqueue.queue.stats.StatsReader;
import io.smartqueue.queue.ticket.Tickets;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The current state of a queue. */
@Component
class QueueStates {

    private static final int HEADS = 10;

    /**
     * @param heads the first ten who wait, in the calling order
     * @param atCounters the tickets called or served, the newest call first
     */
    public record State(Queue queue, LineStats stats, List<Ticket> heads, List<Ticket> atCounters) {}

    private final JdbcClient jdbc;
    private final Queues queues;
    private final Tickets tickets;
    private final StatsReader stats;

    QueueStates(JdbcClient jdbc, Queues queues, Tickets tickets, StatsReader stats) {
        this.jdbc = jdbc;
        this.queues = queues;
        this.tickets = tickets;
        this.stats = stats;
    }

    @Transactional(readOnly = true)
    public State state(QueueId id) {
        return new State(queues.get(id), stats.of(id), tickets.all(heads(id)), tickets.all(atCounters(id)));
    }

    private List<TicketId> heads(QueueId id) {
        return jdbc.sql("""
                        select visit_id from leg where queue_id = :id and state = 'waiting'
                        order by due_at, id limit :most
                        """)
                .param("id", id.value())
                .param("most", HEADS)
                .query((row, n) -> new TicketId(row.getObject("visit_id", UUID.class)))
                .list();
    }

    private List<TicketId> atCounters(QueueId id) {
        return jdbc.sql("""
                        select visit_id from leg where queue_id = :id and is_in_hand(state)
                        order by called_at desc, id desc
                        """)
                .param("id", id.value())
                .query((row, n) -> new TicketId(row.getObject("visit_id", UUID.class)))
                .list();
    }
}
