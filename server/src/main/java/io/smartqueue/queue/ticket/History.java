package io.smartqueue.queue.ticket;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The events of a ticket, oldest first, and who caused them. */
@Component
public class History {

    /** @param reason of a call: why it was made before its turn */
    public record Entry(
            Instant at,
            String type,
            Doer actor,
            QueueId queueId,
            Ticket.@Nullable Named counter,
            @Nullable TicketState from,
            TicketState to,
            @Nullable String reason) {}

    /** @param type staff, customer or system */
    public record Doer(
            String type, @Nullable UUID id, @Nullable String name) {}

    /** Begins each statement that writes an event; a select of these columns follows. */
    public static final String INSERT = """
            insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type, actor_id,
                counter_id, from_state, to_state, reason, at)
            """;

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<Entry> of(TicketId ticket) {
        return jdbc.sql("""
                        select at, type, actor_type, actor_id, public_name, event.queue_id,
                               counter_id, counter.name as counter_name, from_state, to_state, reason
                        from ticket_event event
                        left join membership on membership.id = actor_id
                        left join counter on counter.id = counter_id
                        where visit_id = :ticket
                        order by event.id
                        """)
                .param("ticket", ticket.value())
                .query((row, n) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        UUID counter = row.getObject("counter_id", UUID.class);
        String from = row.getString("from_state");
        return new Entry(
                Times.instant(row, "at"),
                row.getString("type"),
                new Doer(
                        row.getString("actor_type"),
                        row.getObject("actor_id", UUID.class),
                        row.getString("public_name")),
                new QueueId(row.getObject("queue_id", UUID.class)),
                counter == null ? null : new Ticket.Named(counter, row.getString("counter_name")),
                from == null ? null : TicketState.of(from),
                TicketState.of(row.getString("to_state")),
                row.getString("reason"));
    }
}
