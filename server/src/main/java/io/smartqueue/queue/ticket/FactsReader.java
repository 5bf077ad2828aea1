package io.smartqueue.queue.ticket;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.order.LineBooks;
import io.smartqueue.queue.wait.Range;
import io.smartqueue.queue.wait.ServiceTime;
import io.smartqueue.tenant.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be told to people about a ticket, in one statement. */
@Component
public class FactsReader {

    private static final Range NONE = new Range(0, 0, 0, 0, ServiceTime.Basis.DECLARED, Instant.EPOCH);

    private static final WaitEstimate OVER = new WaitEstimate(0, 0, 0, NONE.basis(), NONE.computedAt(), NONE);

    private final JdbcClient jdbc;
    private final PublicLinks links;
    private final PlacesInLine places;

    FactsReader(JdbcClient jdbc, PublicLinks links, PlacesInLine places) {
        this.jdbc = jdbc;
        this.links = links;
        this.places = places;
    }

    // Other names than the customer's are looked up one by one: to plan the joins at each call costs more than to run
    // them.
    /**
     * What can be told about the ticket now; for listeners, within the transaction of the act.
     *
     * @throws Refusal 404 when there is none
     */
    @Transactional(readOnly = true)
    public TicketFacts get(TicketId ticket) {
        return get(ticket, Optional.empty());
    }

    /** @param place where the ticket is in the line, if that is known; to count it again costs as much as to take it */
    @Transactional(readOnly = true)
    public TicketFacts get(TicketId ticket, Optional<Ticket.PlaceInLine> place) {
        return jdbc.sql("""
                        select visit.id, visit.number, visit.language, visit.public_token,
                               leg.id as leg_id, leg.state, leg.queue_id,
                        """ + PlacesInLine.COLUMNS + ", " + """
                               -- Anybody can write any name and any phone on a form. Nobody has proved the phone.
                               case when visit.form_id is null then
                                   coalesce(visit.customer_name, full_name(customer.first_name, customer.last_name))
                               end as customer_name,
                               service.name as service_name, service.names as service_names,
                               queue.name as queue_name, queue.names as queue_names,
                               (select name from site where id = visit.site_id) as site_name,
                               (select names from site where id = visit.site_id) as site_names,
                               (
                                   select public_name from membership
                                   where id = coalesce(leg.agent_id, leg.reserved_for)
                               ) as agent_name,
                               (
                                   select name from counter where id = coalesce(leg.counter_id, leg.reserved_for)
                               ) as counter_name,
                               exists (
                                   select from open_incident where open_incident.site_id = visit.site_id
                               ) as stopped,
                        """ + VisitConsent.COLUMNS + """
                        from visit
                        join leg on leg.visit_id = visit.id and leg.is_current
                        join queue on queue.id = leg.queue_id
                        join service on service.id = queue.service_id
                        left join customer on customer.id = visit.customer_id
                        where visit.id = :ticket
                        """)
                .param("ticket", ticket.value())
                .query((row, n) -> facts(row, place))
                .optional()
                .orElseThrow(Tickets::unknown);
    }

    private TicketFacts facts(ResultSet row, Optional<Ticket.PlaceInLine> known) throws SQLException {
        TicketState state = TicketState.of(row.getString("state"));
        String language = row.getString("language");
        Ticket.PlaceInLine place =
                !state.isInLine() ? null : known.isPresent() ? known.get() : places.of(row, LineBooks.moment());
        return new TicketFacts(
                new TicketId(row.getObject("id", UUID.class)),
                new LegId(row.getObject("leg_id", UUID.class)),
                state,
                row.getString("number"),
                new TicketFacts.Where(
                        Names.of(row, "service_name").in(language),
                        Names.of(row, "queue_name").in(language),
                        Names.of(row, "site_name").in(language),
                        Optional.ofNullable(row.getString("agent_name")),
                        Optional.ofNullable(row.getString("counter_name"))),
                new TicketFacts.Recipient(
                        Optional.ofNullable(row.getString("customer_name")), VisitConsent.of(row), language),
                place == null ? 0 : place.position(),
                promise(place),
                links.of(row.getString("public_token")).url());
    }

    /** Of a ticket that was just read or taken. */
    static TicketFacts facts(Ticket ticket, TicketFacts.Where where, TicketFacts.Recipient recipient) {
        Ticket.PlaceInLine place = ticket.place();
        return new TicketFacts(
                ticket.id(),
                ticket.current().id(),
                ticket.status(),
                ticket.number(),
                where,
                recipient,
                place == null ? 0 : place.position(),
                promise(place),
                ticket.link().url());
    }

    /** What is sent is read later: it promises nothing that rests on a counter still to be opened. */
    private static Optional<WaitEstimate> promise(Ticket.@Nullable PlaceInLine place) {
        return place == null
                ? Optional.of(OVER)
                : Optional.ofNullable(place.eta()).filter(estimate -> estimate.countersOpen() > 0);
    }
}
