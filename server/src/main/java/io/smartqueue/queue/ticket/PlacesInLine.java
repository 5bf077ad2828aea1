package io.smartqueue.queue.ticket;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.WaitEstimate.Absent;
import io.smartqueue.queue.order.Ahead;
import io.smartqueue.queue.order.AlmostMargin;
import io.smartqueue.queue.order.LineBooks;
import io.smartqueue.queue.order.LineBooks.Newcomer;
import io.smartqueue.queue.order.SiteWaits;
import io.smartqueue.queue.order.SiteWaits.Expected;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Where tickets that are in line stand, and how long they wait. */
@Component
class PlacesInLine {

    /** Of {@code leg}; beside them its id, its queue and whether the line has stopped. */
    static final String COLUMNS = """
            leg.due_at, leg.reserved_for, leg.travel_minutes,
            coalesce(leg.almost_at > leg.joined_at, false) as is_almost""" + " ";

    private final LineBooks books;
    private final SiteWaits waits;
    private final AlmostMargin margin;

    PlacesInLine(LineBooks books, SiteWaits waits, AlmostMargin margin) {
        this.books = books;
        this.waits = waits;
        this.margin = margin;
    }

    /**
     * @param row with {@link #COLUMNS}
     * @param since what had been committed at this moment is known
     */
    Ticket.PlaceInLine of(ResultSet row, long since) throws SQLException {
        var queue = new QueueId(row.getObject("queue_id", UUID.class));
        UUID reservedFor = row.getObject("reserved_for", UUID.class);
        Ahead ahead = books.ahead(
                queue, Times.instant(row, "due_at"), row.getObject("leg_id", UUID.class), reservedFor, since);
        return place(
                ahead,
                row.getBoolean("stopped")
                        ? new Expected(null, Absent.INCIDENT)
                        : waits.of(queue, reservedFor, ahead, since),
                row.getInt("travel_minutes"),
                row.getBoolean("is_almost"));
    }

    /** Of those who join together, each behind those of them that are due earlier. */
    List<Ticket.PlaceInLine> ofNewcomers(QueueId queue, List<Newcomer> newcomers, boolean isStopped, long since) {
        List<Ahead> ahead = books.ahead(queue, newcomers, since);
        return IntStream.range(0, newcomers.size())
                .mapToObj(i -> place(
                        ahead.get(i),
                        isStopped ? new Expected(null, Absent.INCIDENT) : waits.forNewcomer(queue, ahead.get(i)),
                        newcomers.get(i).travelMinutes(),
                        false))
                .toList();
    }

    /** After which somebody who is told this place should come, unless the line moves; 0 for at once. */
    double minutesUntilNear(Ticket.PlaceInLine place) {
        WaitEstimate wait = place.eta();
        return wait == null || wait.countersOpen() == 0
                ? Double.MAX_VALUE
                : Math.max(0, wait.range().low() - place.travelMinutes() - margin.minutes());
    }

    /** Counts all who wait in the queue, reserved or not, without those who have yet to arrive. */
    int waiting(QueueId queue, long since) {
        return books.people(queue, since).waiting();
    }

    int inLine(QueueId queue, long since) {
        LineBooks.People people = books.people(queue, since);
        return people.waiting() + people.remote();
    }

    static Ticket.PlaceInLine place(Ahead ahead, Expected expected, int travelMinutes, boolean isAlmost) {
        return new Ticket.PlaceInLine(
                ahead.position(),
                (int) Math.round(ahead.elsewhere()),
                expected.range(),
                expected.absent(),
                travelMinutes,
                isAlmost);
    }
}
