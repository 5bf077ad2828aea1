package io.smartqueue.conversation;

import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.Letter;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.Outbox;
import io.smartqueue.queue.Incident;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.FactsReader;
import io.smartqueue.queue.ticket.TicketFacts;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells those who hide their telephone of their ticket, at the address from which they took it. */
@Component
class HiddenPeople {

    private static final Map<TicketEvent.Type, NotificationEvent> OCCASIONS = new EnumMap<>(Map.of(
            TicketEvent.Type.ALMOST, NotificationEvent.TICKET_ALMOST,
            TicketEvent.Type.CALLED, NotificationEvent.TICKET_CALLED,
            TicketEvent.Type.MISSED, NotificationEvent.TICKET_MISSED,
            TicketEvent.Type.TRANSFERRED, NotificationEvent.TICKET_TRANSFERRED));

    private record Place(Medium medium, String address) {}

    private final JdbcClient jdbc;
    private final FactsReader reader;
    private final Vocabulary vocabulary;
    private final Outbox outbox;

    HiddenPeople(JdbcClient jdbc, FactsReader reader, Vocabulary vocabulary, Outbox outbox) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.outbox = outbox;
    }

    @EventListener
    void happened(TicketEvent event) {
        NotificationEvent occasion = OCCASIONS.get(event.type());
        if (event.isByMessage() && event.isAnonymous() && occasion != null) {
            place(event).ifPresent(place -> tell(event, occasion, place));
        }
    }

    private record Waiting(Place place, Letter.About about) {}

    /**
     * The same people as those with a telephone, who are told in the words given with the act. A message that waits is
     * counted as told here, because it may leave in this moment.
     */
    @EventListener
    void stopped(Incident.Told told) {
        // The second distinguishes it from the next incident, as in the messages to telephones.
        int occurrence = (int) told.at().getEpochSecond();
        Instant since = told.goesOnSince();
        List<Waiting> all = jdbc.sql("""
                        select conversation_ticket.channel, address, visit.id as visit_id, leg.id as leg_id
                        from conversation_ticket
                        join visit on visit.id = conversation_ticket.visit_id
                        join leg on leg.visit_id = visit.id and leg.is_current
                        where visit.site_id = :site and visit.ended_at is null and customer_phone is null
                            and (is_in_line(leg.state) or is_aside(leg.state) or leg.state = 'called')
                            and (:since::integer is null or exists (
                                select from notification stopped
                                where stopped.visit_id = visit.id and stopped.event = 'custom'
                                    and stopped.leg_id is not null and stopped.occurrence >= :since
                                    and stopped.status in ('pending', 'sending', 'sent', 'delivered', 'read')))
                        """)
                .param("site", told.site().value())
                .param("since", since == null ? null : (int) since.getEpochSecond(), Types.INTEGER)
                .query((row, n) -> new Waiting(
                        new Place(Medium.of(row.getString("channel")), row.getString("address")),
                        new Letter.About(
                                row.getObject("visit_id", UUID.class),
                                row.getObject("leg_id", UUID.class),
                                occurrence)))
                .list();
        outbox.addAll(all.stream()
                .map(one -> new Outbox.Left(letter(one.place, NotificationEvent.CUSTOM, one.about, told.words())))
                .toList());
    }

    private Optional<Place> place(TicketEvent event) {
        return jdbc.sql("select channel, address from conversation_ticket where visit_id = :visit")
                .param("visit", event.ticket().value())
                .query((row, n) -> new Place(Medium.of(row.getString("channel")), row.getString("address")))
                .optional();
    }

    private void tell(TicketEvent event, NotificationEvent occasion, Place place) {
        TicketFacts facts = reader.get(event.ticket(), event.place());
        String words = vocabulary.say(
                facts.recipient().language(),
                event.type().code(),
                "number",
                facts.number(),
                "counter",
                facts.where().counter().orElse(""),
                "service",
                facts.where().service(),
                "url",
                facts.publicUrl());
        var about = new Letter.About(event.ticket().value(), event.leg().value(), event.callCount());
        outbox.add(letter(place, occasion, about, words));
    }

    private static Letter letter(Place place, NotificationEvent occasion, Letter.About about, String words) {
        return new Letter(
                place.medium,
                occasion,
                Optional.of(about),
                place.address,
                Letter.Words.of(words),
                Letter.Departure.AT_ONCE);
    }
}
