package io.smartqueue.queue.ticket;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.register.ConsentGiven;
import io.smartqueue.customer.register.ConsentRegister;
import io.smartqueue.kernel.Ids;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.order.DueInstant;
import io.smartqueue.queue.order.LineBooks.Newcomer;
import io.smartqueue.queue.ticket.Admission.Admitted;
import io.smartqueue.queue.ticket.TicketsTaken.Taken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes visits with their numbers, first legs, links and history, all in one statement. */
@Component
class NewVisits {

    /** A visit with its first leg, whose id is made under the lock, so that equal instants keep the order. */
    private record Row(
            UUID visit,
            UUID leg,
            String token,
            int sequence,
            String number,
            Instant joined,
            Instant due,
            String state,
            @Nullable UUID customer,
            @Nullable String name,
            @Nullable String phone,
            String language,
            String channel,
            String priority,
            @Nullable String priorityReason,
            @Nullable String reason,
            String[] consents,
            UUID[] nextQueues,
            int travelMinutes,
            @Nullable UUID form,
            String actorType,
            @Nullable UUID actor) {}

    private record Place(UUID queue, UUID site, String series, LocalDate day) {}

    /** @param toldAt the instant of joining where people are told at once that their turn approaches */
    private record Joined(
            @JsonUnwrapped Row row,
            @JsonUnwrapped Place place,
            @Nullable Instant toldAt) {}

    private final JdbcClient jdbc;
    private final Series series;
    private final PlacesInLine places;
    private final PublicLinks links;
    private final JsonMapper json;
    private final ConsentRegister register;

    NewVisits(
            JdbcClient jdbc,
            Series series,
            PlacesInLine places,
            PublicLinks links,
            JsonMapper json,
            ConsentRegister register) {
        this.jdbc = jdbc;
        this.series = series;
        this.places = places;
        this.links = links;
        this.json = json;
        this.register = register;
    }

    /**
     * @param locked the moment since which the rows of the queues are locked
     * @return in the same order
     */
    List<Taken> add(List<Admitted> admitted, Instant now, long locked) {
        List<Series.Numbered> numbers =
                series.next(admitted.stream().map(Admitted::entrance).toList(), now);
        List<Row> rows = IntStream.range(0, admitted.size())
                .mapToObj(i -> row(admitted.get(i), numbers.get(i)))
                .toList();
        // Before anything is written, because who has written reads lines that nobody else may know yet.
        List<Ticket.PlaceInLine> standings = standings(admitted, rows, locked);
        insert(joined(admitted, rows, standings, now));
        register.add(IntStream.range(0, rows.size())
                .boxed()
                .flatMap(i -> consents(admitted.get(i), rows.get(i)))
                .toList());
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Ticket ticket = ticket(rows.get(i), admitted.get(i), standings.get(i));
            taken.add(new Taken(
                    ticket,
                    facts(ticket, admitted.get(i)),
                    admitted.get(i).entrance().site().id(),
                    places.minutesUntilNear(standings.get(i))));
        }
        return taken;
    }

    private List<Ticket.PlaceInLine> standings(List<Admitted> admitted, List<Row> rows, long locked) {
        Map<QueueId, List<Integer>> byQueue = IntStream.range(0, rows.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> admitted.get(i).wanted().queue()));
        Ticket.PlaceInLine[] standings = new Ticket.PlaceInLine[rows.size()];
        byQueue.forEach((queue, those) -> {
            boolean isStopped = admitted.get(those.getFirst()).entrance().stopped();
            List<Newcomer> newcomers =
                    those.stream().map(i -> newcomer(rows.get(i))).toList();
            List<Ticket.PlaceInLine> theirs = places.ofNewcomers(queue, newcomers, isStopped, locked);
            for (int i = 0; i < theirs.size(); i++) {
                standings[those.get(i)] = theirs.get(i);
            }
        });
        return List.of(standings);
    }

    private static Newcomer newcomer(Row row) {
        boolean isThere = TicketState.of(row.state) == TicketState.WAITING;
        return new Newcomer(row.leg, row.due, isThere, row.travelMinutes);
    }

    /** How many have joined a queue and were not called yet. */
    int inLine(QueueId queue, long since) {
        return places.inLine(queue, since);
    }

    private List<Joined> joined(
            List<Admitted> admitted, List<Row> rows, List<Ticket.PlaceInLine> standings, Instant now) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> {
                    Row row = rows.get(i);
                    Instant toldAt = places.minutesUntilNear(standings.get(i)) == 0 ? row.joined : null;
                    return new Joined(row, place(admitted.get(i), now), toldAt);
                })
                .toList();
    }

    private static Place place(Admitted admitted, Instant now) {
        Entrance entrance = admitted.entrance();
        Entrance.Site site = entrance.site();
        return new Place(
                admitted.wanted().queue().value(),
                site.id(),
                entrance.service().series(),
                site.day().of(now));
    }

    /** Those given with the ticket, for this visit alone. */
    private static Stream<ConsentGiven> consents(Admitted admitted, Row row) {
        NewTicket wanted = admitted.wanted();
        Actor by = admitted.request().by();
        boolean own = by.kind() == Actor.Kind.CUSTOMER;
        ConsentGiven.How how = !own
                ? ConsentGiven.How.API
                : wanted.channel().isMessage() ? ConsentGiven.How.MESSAGE : ConsentGiven.How.PAGE;
        return wanted.consents().stream()
                .map(medium -> new ConsentGiven(
                        row.customer,
                        row.visit,
                        medium,
                        true,
                        row.joined,
                        new ConsentGiven.By(by.kind().code(), by.id()),
                        how,
                        wanted.own().map(NewTicket.Own::words).orElse("")));
    }

    private static Row row(Admitted admitted, Series.Numbered numbered) {
        Entrance entrance = admitted.entrance();
        NewTicket wanted = admitted.wanted();
        return new Row(
                Ids.next(),
                Ids.next(),
                PublicToken.next(),
                numbered.sequence(),
                numbered.number(),
                numbered.joined(),
                DueInstant.of(
                        entrance.order(),
                        numbered.joined(),
                        wanted.priority(),
                        entrance.service().slaSeconds()),
                wanted.state().code(),
                admitted.customer() == null ? null : admitted.customer().id(),
                wanted.customerName().orElse(null),
                admitted.givenPhone(),
                admitted.language(),
                wanted.channel().code(),
                wanted.priority().code(),
                wanted.priorityReason().orElse(null),
                admitted.request().reason(),
                Medium.codes(wanted.consents()),
                wanted.then().stream().map(QueueId::value).toArray(UUID[]::new),
                wanted.travelMinutes(),
                wanted.own().map(NewTicket.Own::form).orElse(null),
                admitted.request().by().kind().code(),
                admitted.request().by().id());
    }

    private void insert(List<Joined> rows) {
        jdbc.sql("""
                        with ticket as materialized (
                            select * from json_to_recordset(:tickets::json) as ticket (
                                visit uuid, leg uuid, token text, sequence integer, number text, joined timestamptz,
                                due timestamptz, state text, customer uuid, name text, phone text, language text,
                                channel text, priority text, priority_reason text, reason text, consents text[],
                                next_queues uuid[], travel_minutes smallint, form uuid, actor_type text, actor uuid,
                                queue uuid, site uuid, series text, day date, told_at timestamptz)
                        ), visits as (
                            insert into visit (id, tenant_id, site_id, customer_id, customer_name, customer_phone,
                                language, channel, priority, priority_reason, next_queues, series, service_day,
                                sequence, number, public_token, joined_at, consents, form_id)
                            select visit, current_tenant(), site, customer, name, phone, language, channel, priority,
                                priority_reason, next_queues, series, day, sequence, number, token, joined, consents,
                                form
                            from ticket
                        ), legs as (
                            insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at,
                                moved_at, travel_minutes, almost_at)
                            select leg, current_tenant(), visit, 1, queue, state, due, joined, joined, travel_minutes,
                                told_at
                            from ticket
                        ), events as (
                        """ + History.INSERT + """
                            select current_tenant(), visit, leg, queue, number, 'created', actor_type, actor, null,
                                null, state, reason, joined
                            from ticket
                        )
                        insert into public_link (token, tenant_id, visit_id)
                        select token, current_tenant(), visit from ticket
                        """)
                .param("tickets", json.writeValueAsString(rows))
                .update();
    }

    private Ticket ticket(Row row, Admitted admitted, Ticket.PlaceInLine place) {
        NewTicket wanted = admitted.wanted();
        return new Ticket(
                new TicketId(row.visit),
                row.number,
                links.of(row.token),
                wanted.priority(),
                row.priorityReason,
                wanted.channel(),
                new Ticket.Customer(row.customer, admitted.knownName(), admitted.knownPhone()),
                row.joined,
                place,
                List.of(Ticket.Leg.joined(new LegId(row.leg), wanted.queue(), wanted.state(), row.joined)));
    }

    private static TicketFacts facts(Ticket ticket, Admitted admitted) {
        Entrance entrance = admitted.entrance();
        String language = admitted.language();
        boolean writtenByAnybody = admitted.wanted().own().isPresent();
        return FactsReader.facts(
                ticket,
                new TicketFacts.Where(
                        entrance.service().name().in(language),
                        entrance.queue().in(language),
                        entrance.site().name().in(language),
                        Optional.empty(),
                        Optional.empty()),
                new TicketFacts.Recipient(
                        writtenByAnybody ? Optional.empty() : Optional.ofNullable(admitted.knownName()),
                        admitted.consent(),
                        language));
    }
}
