package io.smartqueue.conversation.talk;

import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.occasion.TicketLetters;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.queue.Incident;
import io.smartqueue.queue.Ticket;
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

/**
 * Tells those who hide their telephone of their ticket, at the address from which they took it: as everybody else by
 * that channel, or in the words of the conversation where the organisation has none.
 */
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
    private final TicketLetters letters;
    private final Outbox outbox;

    HiddenPeople(JdbcClient jdbc, FactsReader reader, Vocabulary vocabulary, TicketLetters letters, Outbox outbox) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.outbox = outbox;
    }

    @EventListener
    void happened(TicketEvent event) {
        if (event.isByMessage() && event.isAnonymous() && event.type() != TicketEvent.Type.CREATED) {
            place(event).ifPresent(place -> happened(event, place));
        }
    }

    private void happened(TicketEvent event, Place place) {
        outbox.withdraw(event.ticket().value());
        NotificationEvent occasion = OCCASIONS.get(event.type());
        if (occasion != null) {
            tell(event, occasion, place);
        }
    }

    /** @return the answer; empty where the organisation has no words of its own for who has just taken a ticket */
    Optional<UUID> taken(Person person, Ticket ticket) {
        TicketFacts facts = reader.get(ticket.id(), Optional.ofNullable(ticket.place()));
        var about = new Letter.About(ticket.id().value(), facts.leg().value(), 0);
        return letters.to(person.medium(), person.address(), NotificationEvent.TICKET_CREATED, about, facts)
                .flatMap(letter -> outbox.add(letter.answering(person.message())));
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
        var about = new Letter.About(event.ticket().value(), event.leg().value(), event.callCount());
        outbox.add(letters.to(place.medium, place.address, occasion, about, facts)
                .orElseGet(() -> letter(place, occasion, about, words(event, facts))));
    }

    private String words(TicketEvent event, TicketFacts facts) {
        return vocabulary.say(
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
