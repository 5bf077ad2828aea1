package io.smartqueue.reception.ticket;

import io.smartqueue.channel.push.Browsers;
import io.smartqueue.customer.Consent;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.ticket.RecentPlaces;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.queue.ticket.VisitConsent;
import io.smartqueue.queue.visit.Visits;
import io.smartqueue.site.Hours;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a ticket for its holder. */
@Component
public class FollowedTickets {

    /**
     * A ticket with what tells later whether it is still as it was read.
     *
     * @param spot where it was in line; null when it was not
     * @param until when its opening hours change
     */
    record Reading(Followed ticket, @Nullable Spot spot, Instant until) {}

    /** @param isTold whether it is known that their turn approaches, also from the first message */
    record Spot(
            QueueId queue,
            Instant due,
            @Nullable UUID reservedFor,
            boolean isThere,
            int travelMinutes,
            boolean isTold) {

        boolean isOf(RecentPlaces.Standing now) {
            return now.isAt(queue, due, reservedFor, isThere, travelMinutes, isTold);
        }
    }

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final Visits visits;
    private final InstantSource clock;

    FollowedTickets(JdbcClient jdbc, Tickets tickets, Visits visits, InstantSource clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.visits = visits;
        this.clock = clock;
    }

    /** @throws Refusal 404 when the token opens nothing */
    @Transactional(readOnly = true)
    public Followed get(String token) {
        return read(token).ticket();
    }

    /** @throws Refusal 404 when the token opens nothing */
    @Transactional(readOnly = true)
    public Reading read(String token) {
        TicketId id = visits.find(token)
                .orElseThrow(() -> Refusal.notFound("unknown_ticket", "There is no ticket at this address."));
        Instant now = clock.instant();
        Ticket ticket = tickets.get(id);
        return jdbc.sql("""
                        select site.id as site_id, site.name as site_name, site.names as site_names,
                               site.slug as site_slug, site.zone,
                               case when same.lines > 1 then queue.name else service.name end as service,
                               case when same.lines > 1 then queue.names else service.names end as services,
                               service.pictogram, service.hue, counter.name as counter,
                        """ + VisitConsent.COLUMNS + ", " + """
                               call_runs_from(leg.called_at, leg.recalled_at, clock.went_on_at)
                                   + make_interval(secs => queue.called_seconds) as called_until,
                               absence_runs_from(leg.missed_at, clock.went_on_at)
                                   + make_interval(secs => queue.missed_seconds) as back_until,
                               case when queue.requeue = 'rank' then 0 else queue.requeue_places end as places,
                               leg.returns < queue.max_returns as may_return,
                               leg.postponements < queue.max_postponements as may_postpone, leg.postponements,
                               not exists (select from leg behind
                                   where behind.queue_id = leg.queue_id and behind.state = 'waiting'
                                   and (behind.due_at, behind.id) > (leg.due_at, leg.id)) as is_last,
                               clock.stopped_at, clock.note, leg.arrived_at,
                               leg.id as leg_id, leg.queue_id, leg.state, leg.due_at, leg.reserved_for,
                               leg.travel_minutes, leg.almost_at is not null as is_told,
                               cardinality(visit.consents) > 0 and coalesce((
                                   select status = 'suppressed' from notification
                                   where notification.visit_id = visit.id
                                   order by notification.created_at desc, notification.id desc limit 1
                               ), false) as held_back,
                               push_subscription.endpoint,
                        """ + Hours.COLUMNS + """
                        from visit
                        join leg on leg.visit_id = visit.id and leg.is_current
                        join queue on queue.id = leg.queue_id
                        join service on service.id = queue.service_id
                        join site on site.id = queue.site_id
                        left join customer on customer.id = visit.customer_id
                        left join push_subscription on push_subscription.visit_id = visit.id
                        left join counter on counter.id = coalesce(leg.counter_id, leg.reserved_for)
                        cross join lateral line_clock(site.id) clock
                        cross join lateral (
                            select count(*) as lines from queue
                            where queue.site_id = site.id and queue.service_id = service.id
                        ) same
                        cross join lateral (
                            select site.id as site_id, service.id as service_id, site.zone
                        ) place
                        where visit.id = :ticket
                        """)
                .param("ticket", id.value())
                .param("now", Times.sql(now))
                .query((row, n) -> reading(row, ticket, token, now))
                .single();
    }

    private static Reading reading(ResultSet row, Ticket ticket, String token, Instant now) throws SQLException {
        Hours hours = Hours.of(row);
        return new Reading(followed(row, hours, ticket, token, now), spot(row, ticket), changes(hours, now));
    }

    /** The next change, at the latest with the day: a closed day has no hours. */
    private static Instant changes(Hours hours, Instant now) {
        Instant tomorrow = LocalDate.ofInstant(now, hours.zone())
                .plusDays(1)
                .atStartOfDay(hours.zone())
                .toInstant();
        return Stream.of(hours.closesAt(now), hours.opensAt(now), Optional.of(tomorrow))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(tomorrow);
    }

    /** Null also where the ticket was moved after its legs were read. */
    private static @Nullable Spot spot(ResultSet row, Ticket ticket) throws SQLException {
        TicketState state = TicketState.of(row.getString("state"));
        boolean isTheSame =
                state == ticket.status() && ticket.current().id().value().equals(row.getObject("leg_id", UUID.class));
        return isTheSame && state.isInLine()
                ? new Spot(
                        new QueueId(row.getObject("queue_id", UUID.class)),
                        Times.instant(row, "due_at"),
                        row.getObject("reserved_for", UUID.class),
                        state == TicketState.WAITING,
                        row.getInt("travel_minutes"),
                        row.getBoolean("is_told"))
                : null;
    }

    private static Followed followed(ResultSet row, Hours hours, Ticket ticket, String token, Instant now)
            throws SQLException {
        Instant stopped = Times.instantOrNull(row, "stopped_at");
        return new Followed(
                ticket,
                token,
                new Followed.Where(
                        new SiteId(row.getObject("site_id", UUID.class)),
                        Names.of(row, "site_name"),
                        row.getString("site_slug"),
                        ZoneId.of(row.getString("zone"))),
                Names.of(row, "service"),
                row.getString("pictogram"),
                row.getString("hue"),
                row.getString("counter"),
                hours.isOpen(now),
                hours.opensAt(now).orElse(null),
                reach(row),
                limits(row, stopped),
                stopped,
                row.getString("note"),
                Times.instantOrNull(row, "arrived_at"));
    }

    private static Followed.Reach reach(ResultSet row) throws SQLException {
        Consent accepted = VisitConsent.of(row);
        String endpoint = row.getString("endpoint");
        return new Followed.Reach(
                VisitConsent.phone(row).orElse(null),
                accepted.contact(Medium.EMAIL).orElse(null),
                accepted.at(ContactPoint.Kind.PHONE),
                endpoint == null ? null : Browsers.mark(endpoint),
                row.getBoolean("held_back"));
    }

    /** While the line stands still no limit runs. */
    private static Followed.Limits limits(ResultSet row, @Nullable Instant stopped) throws SQLException {
        return new Followed.Limits(
                stopped == null ? Times.instantOrNull(row, "called_until") : null,
                stopped == null ? Times.instantOrNull(row, "back_until") : null,
                row.getInt("places"),
                row.getBoolean("may_return"),
                row.getBoolean("may_postpone"),
                row.getInt("postponements"),
                row.getBoolean("is_last"));
    }
}
