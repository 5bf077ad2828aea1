package io.smartqueue.counter.reading;

import io.smartqueue.counter.Notes;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.MessageResender;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.Caller;
import io.smartqueue.site.ServiceDay;
import io.smartqueue.tenant.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the left half of the console: one ticket, its customer, and its history. */
@Component
public class TicketInHandReader {

    private record Particulars(
            Names service,
            String language,
            int recalls,
            int maxRecalls,
            @Nullable Instant callRunsFrom,
            @Nullable Integer calledSeconds,
            ServiceDay day) {}

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final MessageResender messageResender;
    private final Notes notes;
    private final HistoryReader history;
    private final InstantSource clock;

    TicketInHandReader(
            JdbcClient jdbc,
            Tickets tickets,
            MessageResender messageResender,
            Notes notes,
            HistoryReader history,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.messageResender = messageResender;
        this.notes = notes;
        this.history = history;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<TicketInHand> inHandOf(Caller caller) {
        return tickets.inHandOf(caller.staffId()).map(ticket -> hand(ticket, caller));
    }

    /** For any ticket, also one that waits. */
    @Transactional(readOnly = true)
    public TicketInHand of(TicketId ticket, Caller caller) {
        return hand(tickets.get(ticket), caller);
    }

    private TicketInHand hand(Ticket ticket, Caller caller) {
        Particulars more = particulars(ticket.id());
        return new TicketInHand(
                TicketView.of(ticket, caller),
                more.service,
                messageResender.accepted(ticket.id()),
                more.language,
                past(ticket),
                usual(ticket.queueId().value(), more.day),
                more.recalls,
                more.maxRecalls,
                more.callRunsFrom,
                more.calledSeconds == null ? null : Duration.ofSeconds(more.calledSeconds),
                notes.about(ticket.id()),
                history.letters(ticket.id()),
                history.path(ticket.id()));
    }

    private Particulars particulars(TicketId ticket) {
        return jdbc.sql("""
                        select service.name, service.names, visit.language, leg.recalls, queue.max_recalls,
                               queue.called_seconds, site.zone, site.day_starts_at,
                               case when leg.called_at is not null then call_runs_from(
                                   leg.called_at, leg.recalled_at,
                                   (select went_on_at from line_clock(queue.site_id))
                               ) end as call_runs_from
                        from visit
                        join leg on leg.visit_id = visit.id and leg.is_current
                        join queue on queue.id = leg.queue_id
                        join service on service.id = queue.service_id
                        join site on site.id = visit.site_id
                        where visit.id = :ticket
                        """)
                .param("ticket", ticket.value())
                .query((row, n) -> new Particulars(
                        Names.of(row, "name"),
                        row.getString("language"),
                        row.getInt("recalls"),
                        row.getInt("max_recalls"),
                        Times.instantOrNull(row, "call_runs_from"),
                        row.getObject("called_seconds", Integer.class),
                        new ServiceDay(
                                ZoneId.of(row.getString("zone")), row.getObject("day_starts_at", LocalTime.class))))
                .single();
    }

    private TicketInHand.Past past(Ticket ticket) {
        UUID customer = ticket.customer().id();
        if (customer == null) {
            return new TicketInHand.Past(0, null);
        }
        return jdbc.sql("""
                        select count(*) as visits, max(joined_at) as last from visit
                        where customer_id = :customer and id <> :ticket and ended_at is not null
                        """)
                .param("customer", customer)
                .param("ticket", ticket.id().value())
                .query((row, n) -> new TicketInHand.Past(row.getInt("visits"), Times.instantOrNull(row, "last")))
                .single();
    }

    // The day of the site, as its statistics count it.
    private TicketInHand.@Nullable Usual usual(UUID queue, ServiceDay day) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select count(*) as cases, bounded_mean(array_agg(service::float8)) as mean_seconds
                        from ended_leg
                        where queue_id = :queue and was_served and ended_at between :begun and :now
                        """)
                .param("queue", queue)
                .param("begun", Times.sql(day.beginning(now)))
                .param("now", Times.sql(now))
                .query((row, n) -> Optional.ofNullable(usual(row)))
                .single()
                .orElse(null);
    }

    private static TicketInHand.@Nullable Usual usual(ResultSet row) throws SQLException {
        int cases = row.getInt("cases");
        return cases == 0
                ? null
                : new TicketInHand.Usual(Duration.ofSeconds(Math.round(row.getDouble("mean_seconds"))), cases);
    }
}
