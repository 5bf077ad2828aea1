package io.smartqueue.queue.ticket;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.order.LineBooks;
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
public class TicketRows implements ResultSetExtractor<Map<UUID, Ticket>> {

    /** Something made of a ticket and the row of its current leg. */
    public interface Made<T> {
        T of(Ticket ticket, ResultSet row) throws SQLException;
    }

    private interface Place {
        Ticket.@Nullable PlaceInLine in(ResultSet row) throws SQLException;
    }

    // Joins of eight tables cost more to plan at each call than to run, so names are read by subqueries.
    /** Over {@code visit} and its legs {@code leg}. */
    static final String COLUMNS = """
             visit.id, visit.number, visit.priority, visit.priority_reason,
             visit.channel, visit.customer_id,
             visit.public_token, visit.joined_at as visit_joined_at,
             coalesce(visit.customer_name, (
                 select full_name(first_name, last_name) from customer where id = visit.customer_id
             )) as customer_name,
             coalesce(visit.customer_phone, (
                 select phone from customer where id = visit.customer_id
             )) as customer_phone,
             leg.id as leg_id, leg.queue_id, leg.state, leg.joined_at, leg.called_at,
             leg.started_at, leg.missed_at, leg.ended_at, leg.call_count, leg.outcome,
             extract(epoch from leg.held)::bigint as held_seconds,
             leg.counter_id, (select name from counter where id = leg.counter_id) as counter_name,
             leg.agent_id, (
                 select public_name from membership where id = leg.agent_id
             ) as agent_name\s""";

    private static final String OF_A_LEG = "id, queue_id, state, joined_at, called_at, started_at, missed_at, ended_at,"
            + " call_count, outcome, held, counter_id, agent_id, is_current, passage";

    // The tables show what was before the statement.
    /** Ends a statement whose {@code moved} has all columns of the legs that it changed: the tickets after it. */
    public static final String OF_MOVED = "select " + COLUMNS + """
            , visit.site_id, moved.moved_at
            from moved join visit on visit.id = moved.visit_id
            cross join lateral (
                select %1$s from (select moved.*) changed
                union all
                select %1$s from leg where leg.visit_id = moved.visit_id and leg.id <> moved.id
            ) leg
            order by visit.id, leg.is_current, leg.passage
            """.formatted(OF_A_LEG);

    private final PublicLinks links;
    private final PlacesInLine places;

    TicketRows(PublicLinks links, PlacesInLine places) {
        this.links = links;
        this.places = places;
    }

    @Override
    public Map<UUID, Ticket> extractData(ResultSet row) throws SQLException {
        long since = LineBooks.moment();
        return collect(row, current -> place(current, since), (ticket, current) -> ticket);
    }

    /** Without their places in line. */
    public <T> List<T> withoutPlaces(ResultSet row, Made<T> made) throws SQLException {
        return List.copyOf(collect(row, unused -> null, made).values());
    }

    private <T> Map<UUID, T> collect(ResultSet row, Place place, Made<T> made) throws SQLException {
        Map<UUID, T> all = new LinkedHashMap<>();
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
            all.put(id, made.of(ticket(row, id, place.in(row), List.copyOf(legs)), row));
        }
        return all;
    }

    private Ticket ticket(ResultSet row, UUID id, Ticket.@Nullable PlaceInLine place, List<Ticket.Leg> legs)
            throws SQLException {
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
                place,
                legs);
    }

    private Ticket.@Nullable PlaceInLine place(ResultSet row, long since) throws SQLException {
        return TicketState.of(row.getString("state")).isInLine() ? places.of(row, since) : null;
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
