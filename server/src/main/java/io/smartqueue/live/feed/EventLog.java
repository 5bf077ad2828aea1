package io.smartqueue.live.feed;

import io.smartqueue.kernel.Times;
import io.smartqueue.live.Subscription;
import io.smartqueue.live.Subscription.OfOrganisation;
import io.smartqueue.live.Subscription.OfQueue;
import io.smartqueue.live.Subscription.OfQueues;
import io.smartqueue.live.Subscription.OfSite;
import io.smartqueue.live.Subscription.OfVisit;
import io.smartqueue.live.feed.LineEvent.Counter;
import io.smartqueue.live.feed.LineEvent.OfCounter;
import io.smartqueue.live.feed.LineEvent.OfTicket;
import io.smartqueue.live.feed.LineEvent.Said;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.event.TicketEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of {@code ticket_event} and {@code counter_event} of the current tenant, by transaction and number. A row
 * below the snapshot's horizon is settled: all transactions before it have ended, so none can put a row in front of it
 * any more.
 */
@Component
class EventLog {

    // A row at or beyond the snapshot's end comes out of another database, from which this one was restored; it is not
    // news, however far the transactions of this database come.
    private static final String AFTER = """
            (event.tx, event.id) > (cast(:tx as xid8), :id) and event.tx < pg_snapshot_xmax(pg_current_snapshot())
            """;

    private static final String OF_TICKETS = """
            select event.tx, event.id, event.visit_id, event.leg_id, event.queue_id, null::uuid[] as queue_ids,
                queue.site_id, event.number, event.type, event.to_state, null as because, event.at,
                counter.id as counter_id, counter.name as counter_name, event.low_minutes, event.high_minutes
            from ticket_event event
            join queue on queue.tenant_id = event.tenant_id and queue.id = event.queue_id
            left join counter on counter.tenant_id = event.tenant_id and counter.id = event.counter_id
            where\s""" + AFTER;

    private static final String OF_COUNTERS = """
            select event.tx, event.id, null, null, null, event.queue_ids, counter.site_id, null, event.type, null,
                event.because, event.at, counter.id, counter.name, null, null
            from counter_event event
            join counter on counter.tenant_id = event.tenant_id and counter.id = event.counter_id
            where\s""" + AFTER;

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
        return jdbc.sql(together("", ""))
                .param("tx", Long.toString(eventCursor.tx()))
                .param("id", eventCursor.id())
                .param("most", most)
                .query(EventLog::event)
                .list();
    }

    /** The events of one interest, up to and including {@code last}. */
    @Transactional(readOnly = true)
    public List<LineEvent> between(Subscription subscription, EventCursor first, EventCursor last, int most) {
        String until = " and (event.tx, event.id) <= (cast(:last_tx as xid8), :last_id)";
        return jdbc.sql(together(" and " + ofTickets(subscription) + until, " and " + ofCounters(subscription) + until))
                .param("tx", Long.toString(first.tx()))
                .param("id", first.id())
                .param("last_tx", Long.toString(last.tx()))
                .param("last_id", last.id())
                .param("these", these(subscription))
                .param("most", most)
                .query(EventLog::event)
                .list();
    }

    // Each part is limited by itself, so that each goes along its own index.
    private static String together(String ofTickets, String ofCounters) {
        return """
                select event.tx::text::bigint as transaction,
                    event.tx < pg_snapshot_xmin(pg_current_snapshot()) as settled, event.*
                from ((%s%s order by event.tx, event.id limit :most)
                    union all (%s%s order by event.tx, event.id limit :most)) event
                order by event.tx, event.id
                limit :most
                """.formatted(OF_TICKETS, ofTickets, OF_COUNTERS, ofCounters);
    }

    private static String ofCounters(Subscription subscription) {
        return switch (subscription) {
            case OfQueue one -> "event.queue_ids && :these";
            case OfQueues some -> "event.queue_ids && :these";
            case OfSite all -> "counter.site_id = any(:these)";
            case OfOrganisation some -> "(cardinality(:these::uuid[]) = 0 or counter.site_id = any(:these))";
            case OfVisit own -> "cardinality(:these::uuid[]) is null";
        };
    }

    private static String ofTickets(Subscription subscription) {
        return switch (subscription) {
            case OfQueue one -> "event.queue_id = any(:these)";
            case OfQueues some -> "event.queue_id = any(:these)";
            case OfSite all -> "queue.site_id = any(:these)";
            case OfOrganisation some -> "(cardinality(:these::uuid[]) = 0 or queue.site_id = any(:these))";
            case OfVisit own -> "event.visit_id = any(:these)";
        };
    }

    private static UUID[] these(Subscription subscription) {
        return switch (subscription) {
            case OfQueue one -> new UUID[] {one.queue().value()};
            case OfQueues some -> some.queues().stream().map(QueueId::value).toArray(UUID[]::new);
            case OfSite all -> new UUID[] {all.site().value()};
            case OfOrganisation some -> some.sites().toArray(UUID[]::new);
            case OfVisit own -> new UUID[] {own.visit().value()};
        };
    }

    @Transactional(readOnly = true)
    public Optional<LegId> legOf(TicketId visit) {
        return jdbc.sql("select id from leg where visit_id = :visit and is_current")
                .param("visit", visit.value())
                .query(UUID.class)
                .optional()
                .map(LegId::new);
    }

    private static LineEvent event(ResultSet row, int number) throws SQLException {
        return new LineEvent(
                new EventCursor(row.getLong("transaction"), row.getLong("id")),
                row.getBoolean("settled"),
                row.getObject("site_id", UUID.class),
                said(row));
    }

    private static Said said(ResultSet row) throws SQLException {
        Instant at = Times.instant(row, "at");
        UUID id = row.getObject("counter_id", UUID.class);
        Counter counter = id == null ? null : new Counter(id, row.getString("counter_name"));
        UUID ticket = row.getObject("visit_id", UUID.class);
        if (ticket == null) {
            return new OfCounter(
                    "counter." + row.getString("type"),
                    Objects.requireNonNull(counter),
                    row.getString("because"),
                    at,
                    Set.of((UUID[]) row.getArray("queue_ids").getArray()));
        }
        return new OfTicket(
                TicketEvent.Type.liveName(row.getString("type")),
                ticket,
                new LegId(row.getObject("leg_id", UUID.class)),
                row.getObject("queue_id", UUID.class),
                row.getString("number"),
                row.getString("to_state"),
                counter,
                at,
                row.getObject("low_minutes", Integer.class),
                row.getObject("high_minutes", Integer.class));
    }
}
