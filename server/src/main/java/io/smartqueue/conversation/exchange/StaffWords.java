package io.smartqueue.conversation.exchange;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.Authors;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.StopLinks;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.Tickets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff write to the holder of a ticket, in their own words. */
@Service
public class StaffWords {

    /** With the link that stops messages it stays below what providers take. */
    public static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final Ways ways;
    private final Outbox outbox;
    private final Authors authors;
    private final StopLinks stops;

    StaffWords(JdbcClient jdbc, Tickets tickets, Ways ways, Outbox outbox, Authors authors, StopLinks stops) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.ways = ways;
        this.outbox = outbox;
        this.authors = authors;
        this.stops = stops;
    }

    /**
     * @param medium null = the best that is open
     * @return the message
     * @throws Refusal 403 {@code ticket_of_another_agent}; 409 {@code not_allowed_in_this_state} when the visit is
     *     over, {@code window_closed}, {@code no_consent}, {@code channel_off}
     */
    @Transactional
    public UUID write(TicketId id, Actor by, String words, @Nullable Medium medium) {
        Ticket ticket = tickets.get(id);
        if (!by.servesForOthers() && !by.staff().map(ticket::isInHandOf).orElse(false)) {
            throw Refusal.forbidden("ticket_of_another_agent", "You do not have this ticket in hand.");
        }
        if (ticket.status().isFinal()) {
            throw Refusal.conflict("not_allowed_in_this_state", "The visit is over.")
                    .with("state", ticket.status().code());
        }
        Way way = open(id, medium);
        UUID message = outbox.add(letter(ticket, way, words.strip())).orElseThrow();
        by.staff().ifPresent(author -> authors.wrote(message, author));
        return message;
    }

    private Way open(TicketId ticket, @Nullable Medium medium) {
        Way best = ways.of(ticket).stream()
                .filter(way -> medium == null || way.medium() == medium)
                .findFirst()
                .orElseThrow(StaffWords::notAgreed);
        return switch (best.state()) {
            case OPEN, UNCERTAIN -> best;
            case WINDOW_CLOSED ->
                throw Refusal.conflict("window_closed", "The person has not written by WhatsApp in the last 24 hours.");
            case OFF -> throw Refusal.conflict("channel_off", "Nothing can be sent by this channel at the moment.");
            case NO_CONSENT -> throw notAgreed();
        };
    }

    private static Refusal notAgreed() {
        return Refusal.conflict("no_consent", "The person does not accept messages by this channel.");
    }

    private Letter letter(Ticket ticket, Way way, String words) {
        String address = Objects.requireNonNull(way.address());
        String end = stops.areNeeded(way.medium()) ? stops.endAt(ticket.link().url()) : "";
        // Below zero, where no message that goes by itself is, and apart from those that are sent again.
        int occurrence = -ThreadLocalRandom.current().nextInt(1_000_000, Integer.MAX_VALUE);
        return new Letter(
                way.medium(),
                NotificationEvent.CUSTOM,
                Optional.of(new Letter.About(
                        ticket.id().value(), ticket.current().id().value(), occurrence)),
                address,
                new Letter.Words(null, ticket.number(), words + end, Map.of()),
                lastWords(ticket.id(), way.medium(), address)
                        .map(Letter.Departure::answering)
                        .orElse(Letter.Departure.AT_ONCE));
    }

    /** Who has written about this visit is answered in quiet hours too. */
    private Optional<String> lastWords(TicketId ticket, Medium medium, String address) {
        return jdbc.sql("""
                        select provider_id from inbound_message
                        where visit_id = :ticket and channel = :channel and from_address = :address
                        order by received_at desc, id desc limit 1
                        """)
                .param("ticket", ticket.value())
                .param("channel", medium.code())
                .param("address", address)
                .query(String.class)
                .optional();
    }

    /** About which of these tickets staff wrote last; empty when about none. */
    @Transactional(readOnly = true)
    public Optional<UUID> lastAbout(Collection<UUID> tickets) {
        return tickets.isEmpty()
                ? Optional.empty()
                : jdbc.sql("""
                        select visit_id from notification
                        where visit_id = any(:tickets) and author_id is not null
                        order by created_at desc, id desc limit 1
                        """)
                        .param("tickets", tickets.toArray(UUID[]::new))
                        .query(UUID.class)
                        .optional();
    }
}
