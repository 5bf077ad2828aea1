package io.smartqueue.live.feed;

import io.smartqueue.kernel.Times;
import io.smartqueue.live.Subscription;
import io.smartqueue.live.Subscription.OfQueue;
import io.smartqueue.live.Subscription.OfQueues;
import io.smartqueue.live.Subscription.OfSite;
import io.smartqueue.live.Subscription.OfVisit;
import io.smartqueue.live.feed.LineEvent.Counter;
import io.smartqueue.live.feed.LineEvent.Said;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.event.TicketEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of {@code ticket_event} of the current tenant, by transaction and number. A row below the snapshot's
 * horizon is settled: all transactions before it have ended, so none can put a row in front of it any more.
 */
@Component
class EventLog {

    private static final String EVENTS = """
            select event.tx::text::bigint as tx, event.id, event.visit_id, event.queue_id, queue.site_id, event.number,
                event.type, event.to_state, event.at, counter.id as counter_id, counter.name as counter_name,
                event.tx < pg_snapshot_xmin(pg_current_snapshot()) as settled
            from ticket_event event
            join queue on queue.tenant_id = event.tenant_id and queue.id = event.queue_id
            left join counter on counter.tenant_id = event.tenant_id and counter.id = event.counter_id
            where (event.tx, event.id) > (cast(:tx as xid8), :id)
            """;

    private final JdbcClient jdbc;

    EventLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The position after everything that is settled now. */
    @Transactional(readOnly = true)
    public EventCursor now() {
        long horizon = jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
        return new EventCursor(horizon, 0);
    }

    @Transactional(readOnly = true)
    public List<LineEvent> after(EventCursor eventCursor, int most) {
        return jdbc.sql(EVENTS + "order by event.tx, event.id limit :most")
                .param("tx", Long.toString(eventCursor.tx()))
                .param("id", eventCursor.id())
                .param("most", most)
                .query(EventLog::event)
                .list();
    }

    /** The events of one interest, up to and including {@code last}. */
    @Transactional(readOnly = true)
    public List<LineEvent> between(Subscription subscription, EventCursor first, EventCursor last, int most) {
        return jdbc.sql(EVENTS + "and " + concerning(subscription) + """
                         and (event.tx, event.id) <= (cast(:last_tx as xid8), :last_id)
                        order by event.tx, event.id
                        limit :most
                        """)
                .param("tx", Long.toString(first.tx()))
                .param("id", first.id())
                .param("last_tx", Long.toString(last.tx()))
                .param("last_id", last.id())
                .param("these", these(subscription))
                .param("most", most)
                .query(EventLog::event)
                .list();
    }

    private static String concerning(Subscription subscription) {
        return switch (subscription) {
            case OfQueue one -> "event.queue_id = any(:these)";
            case OfQueues some -> "event.queue_id = any(:these)";
            case OfSite all -> "queue.site_id = any(:these)";
            case OfVisit own -> "event.visit_id = any(:these)";
        };
    }

    private static UUID[] these(Subscription subscription) {
        return switch (subscription) {
            case OfQueue one -> new UUID[] {one.queue().value()};
            case OfQueues some -> some.queues().stream().map(QueueId::value).toArray(UUID[]::new);
            case OfSite all -> new UUID[] {all.site().value()};
            case OfVisit own -> new UUID[] {own.visit().value()};
        };
    }

    @Transactional(readOnly = true)
    public Optional<UUID> queueOf(TicketId visit) {
        return jdbc.sql("select queue_id from leg where visit_id = :visit and is_current")
                .param("visit", visit.value())
                .query(UUID.class)
                .optional();
    }

    private static LineEvent event(ResultSet row, int number) throws SQLException {
        var said = new Said(
                TicketEvent.Type.liveName(row.getString("type")),
                row.getObject("visit_id", UUID.class),
                row.getObject("queue_id", UUID.class),
                row.getString("number"),
                row.getString("to_state"),
                counter(row),
                Times.instant(row, "at"));
        return new LineEvent(
                new EventCursor(row.getLong("tx"), row.getLong("id")),
                row.getBoolean("settled"),
                row.getObject("site_id", UUID.class),
                said);
    }

    private static @Nullable Counter counter(ResultSet row) throws SQLException {
        UUID id = row.getObject("counter_id", UUID.class);
        return id == null ? null : new Counter(id, row.getString("counter_name"));
    }
}
