package io.smartqueue.queue.setup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.number.ServiceDay;
import io.smartqueue.queue.reading.TicketReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a queue stands now. */
@Component
public class QueueWatch {

    private static final int HEADS = 10;

    /**
     * @param heads the first ten who wait, in the calling order
     * @param atCounters who is called or served, the newest call first
     */
    public record State(
            @JsonUnwrapped Queue queue, @JsonUnwrapped Stats stats, List<Ticket> heads, List<Ticket> atCounters) {}

    /**
     * @param longestWaitSeconds of those who wait now; 0 when nobody does
     * @param servedToday closed since the service day of the site began
     */
    public record Stats(
            int waiting, int called, int serving, int countersOpen, long longestWaitSeconds, int servedToday) {}

    private final JdbcClient jdbc;
    private final QueueSetup setup;
    private final TicketReader tickets;
    private final InstantSource clock;

    QueueWatch(JdbcClient jdbc, QueueSetup setup, TicketReader tickets, InstantSource clock) {
        this.jdbc = jdbc;
        this.setup = setup;
        this.tickets = tickets;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public State state(QueueId id) {
        return new State(setup.get(id), stats(id), tickets.all(heads(id)), tickets.all(atCounters(id)));
    }

    @Transactional(readOnly = true)
    public Stats stats(QueueId id) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select waiting, called, serving, coalesce(waits_since, :now) as waits_since,
                               (
                                   select count(*) from counter_queue
                                   join counter_session on counter_session.counter_id = counter_queue.counter_id
                                   where counter_queue.queue_id = :queue
                                     and closed_at is null and counter_session.status = 'available'
                               ) as counters_open,
                               (
                                   select count(*) from leg
                                   where queue_id = :queue and state = 'completed' and ended_at >= :beginning
                               ) as served_today
                        from (
                            select count(*) as waiting, min(joined_at) as waits_since
                            from leg where queue_id = :queue and state = 'waiting'
                        ) line cross join (
                            select count(*) filter (where state = 'called') as called,
                                   count(*) filter (where state = 'serving') as serving
                            from leg where queue_id = :queue and state in ('called', 'serving')
                        ) hands
                        """)
                .param("queue", id.value())
                .param("now", Times.sql(now))
                .param("beginning", Times.sql(day(id).beginning(now)))
                .query((row, n) -> new Stats(
                        row.getInt("waiting"),
                        row.getInt("called"),
                        row.getInt("serving"),
                        row.getInt("counters_open"),
                        Math.max(
                                0,
                                Duration.between(Times.instant(row, "waits_since"), now)
                                        .toSeconds()),
                        row.getInt("served_today")))
                .single();
    }

    private ServiceDay day(QueueId id) {
        return jdbc.sql("select zone, day_starts_at from queue join site on site.id = site_id where queue.id = :id")
                .param("id", id.value())
                .query((row, n) -> new ServiceDay(
                        ZoneId.of(row.getString("zone")), row.getObject("day_starts_at", LocalTime.class)))
                .single();
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
                        select visit_id from leg where queue_id = :id and state in ('called', 'serving')
                        order by called_at desc, id desc
                        """)
                .param("id", id.value())
                .query((row, n) -> new TicketId(row.getObject("visit_id", UUID.class)))
                .list();
    }
}
