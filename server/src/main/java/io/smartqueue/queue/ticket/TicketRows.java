package io.smartqueue.queue.ticket;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.order.Ahead;
import io.smartqueue.queue.order.ClosedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;

/** Maps rows, one for each leg and in their order, to tickets. */
@Component
class TicketRows implements ResultSetExtractor<Map<UUID, Ticket>> {

    private final PublicLinks links;

    TicketRows(PublicLinks links) {
        this.links = links;
    }

    @Override
    public Map<UUID, Ticket> extractData(ResultSet row) throws SQLException {
        Map<UUID, Ticket> tickets = new LinkedHashMap<>();
        List<Ticket.Leg> legs = new ArrayList<>();
        UUID visit = null;
        while (row.next()) {
            UUID id = row.getObject("id", UUID.class);
            if (!id.equals(visit)) {
                legs = new ArrayList<>();
                visit = id;
            }
            legs.add(leg(row));
            // The last leg is the current one.
            tickets.put(id, ticket(row, id, List.copyOf(legs)));
        }
        return tickets;
    }

    private Ticket ticket(ResultSet row, UUID id, List<Ticket.Leg> legs) throws SQLException {
        return new Ticket(
                new TicketId(id),
                row.getString("number"),
                links.of(row.getString("public_token")),
                Priority.of(row.getString("priority")),
                row.getString("priority_reason"),
                EntryChannel.of(row.getString("channel")),
                new Ticket.Customer(
                        row.getObject("customer_id", UUID.class),
                        row.getString("customer_name"),
                        row.getString("customer_phone")),
                Times.instant(row, "visit_joined_at"),
                place(row),
                legs);
    }

    /** From the columns of {@code ahead_of}, which are null for who is not in line. */
    static Ticket.@Nullable PlaceInLine place(ResultSet row) throws SQLException {
        if (row.getObject("ahead") == null) {
            return null;
        }
        Ahead ahead = Ahead.of(row);
        return new Ticket.PlaceInLine(
                ahead.position(),
                row.getBoolean("stopped") ? null : ClosedForm.of(ahead, row.getInt("expected_minutes")));
    }

    private static Ticket.Leg leg(ResultSet row) throws SQLException {
        return new Ticket.Leg(
                new LegId(row.getObject("leg_id", UUID.class)),
                new QueueId(row.getObject("queue_id", UUID.class)),
                TicketState.of(row.getString("state")),
                times(row),
                row.getInt("call_count"),
                servedBy(row),
                row.getString("outcome"));
    }

    private static Ticket.Times times(ResultSet row) throws SQLException {
        return new Ticket.Times(
                Times.instant(row, "joined_at"),
                Times.instantOrNull(row, "called_at"),
                Times.instantOrNull(row, "started_at"),
                Times.instantOrNull(row, "missed_at"),
                Times.instantOrNull(row, "ended_at"),
                row.getLong("held_seconds"));
    }

    private static Ticket.@Nullable ServedBy servedBy(ResultSet row) throws SQLException {
        Ticket.Named counter = named(row, "counter");
        Ticket.Named agent = named(row, "agent");
        return counter == null || agent == null ? null : new Ticket.ServedBy(counter, agent);
    }

    private static Ticket.@Nullable Named named(ResultSet row, String what) throws SQLException {
        UUID id = row.getObject(what + "_id", UUID.class);
        return id == null ? null : new Ticket.Named(id, row.getString(what + "_name"));
    }
}
