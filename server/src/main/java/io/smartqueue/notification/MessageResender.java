package io.smartqueue.notification;

import io.smartqueue.channel.Channel;
import io.smartqueue.customer.Consent;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.FactsReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Sends the last message about a ticket again, in the same words, by another channel that the customer accepts. */
@Service
public class MessageResender {

    /** Whether a message can be sent again by a channel, and why not. */
    public enum Availability {
        OPEN,
        /** The last message went by this channel. */
        USED,
        NO_CONSENT,
        /** Nothing can be sent by it from here. */
        OFF
    }

    public record Option(Medium medium, Availability availability) {
        public boolean isOpen() {
            return availability == Availability.OPEN;
        }
    }

    private record LastMessage(UUID id, UUID legId, String event, String channel, Letter.Words words, int before) {}

    private static final TypeReference<Map<String, String>> CONTEXT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final FactsReader facts;
    private final Outbox outbox;
    private final List<Channel> channels;

    MessageResender(JdbcClient jdbc, JsonMapper json, FactsReader facts, Outbox outbox, List<Channel> channels) {
        this.jdbc = jdbc;
        this.json = json;
        this.facts = facts;
        this.outbox = outbox;
        this.channels = channels;
    }

    /** The channels by which the customer accepts messages about this visit. */
    @Transactional(readOnly = true)
    public Set<Medium> accepted(TicketId ticket) {
        return consent(ticket).media();
    }

    /** Empty as long as no message was about the ticket. */
    @Transactional(readOnly = true)
    public List<Option> options(TicketId ticket) {
        return last(ticket).map(message -> options(message, consent(ticket))).orElse(List.of());
    }

    /**
     * @throws Refusal 409 {@code nothing_said} when no message was about this ticket, {@code way_used} when the last
     *     went by this channel, {@code no_consent}, {@code channel_off}
     */
    @Transactional
    public UUID resend(TicketId ticket, Medium medium) {
        LastMessage message = last(ticket)
                .orElseThrow(() -> Refusal.conflict("nothing_said", "There is no message about this ticket."));
        Consent consent = consent(ticket);
        Availability availability = options(message, consent).stream()
                .filter(option -> option.medium() == medium)
                .map(Option::availability)
                .findFirst()
                .orElse(Availability.NO_CONSENT);
        String recipient = consent.contact(medium).map(ContactPoint::address).orElse("");
        return switch (availability) {
            case OPEN -> outbox.add(letter(ticket, message, medium, recipient)).orElseThrow(MessageResender::used);
            case USED -> throw used();
            case NO_CONSENT ->
                throw Refusal.conflict("no_consent", "The customer does not accept messages by this channel.");
            case OFF -> throw Refusal.conflict("channel_off", "Nothing can be sent by this channel at the moment.");
        };
    }

    private static Refusal used() {
        return Refusal.conflict("way_used", "The last message went by this channel.");
    }

    private static Letter letter(TicketId ticket, LastMessage message, Medium medium, String recipient) {
        // Counted below zero, where no message that goes by itself is.
        var about = new Letter.About(ticket.value(), message.legId, -message.before);
        return new Letter(
                medium,
                NotificationEvent.of(message.event),
                Optional.of(about),
                recipient,
                message.words,
                new Letter.Departure(null, message.id, null));
    }

    private List<Option> options(LastMessage message, Consent consent) {
        List<Option> options = new ArrayList<>();
        for (Channel channel : channels) {
            Availability availability = availability(channel, message, consent);
            // Most people are asked for a phone only, so that nothing is to be said of their e-mail.
            if (availability != Availability.NO_CONSENT || Medium.toPhones().contains(channel.medium())) {
                options.add(new Option(channel.medium(), availability));
            }
        }
        options.sort(Comparator.comparing(Option::medium));
        return List.copyOf(options);
    }

    private static Availability availability(Channel channel, LastMessage message, Consent consent) {
        if (message.channel.equals(channel.medium().code())) {
            return Availability.USED;
        }
        if (!consent.media().contains(channel.medium())) {
            return Availability.NO_CONSENT;
        }
        return channel.offBecause().isPresent() ? Availability.OFF : Availability.OPEN;
    }

    private Consent consent(TicketId ticket) {
        return facts.get(ticket).recipient().consent();
    }

    private Optional<LastMessage> last(TicketId ticket) {
        return jdbc.sql("""
                        select id, leg_id, event, channel, subject, body, context, (
                            select count(*) from notification where visit_id = :ticket
                        ) as before
                        from notification
                        where visit_id = :ticket and leg_id is not null and status <> 'cancelled'
                            and error_code is distinct from 'unrenderable'
                        order by created_at desc, id desc
                        limit 1
                        """)
                .param("ticket", ticket.value())
                .query((row, n) -> message(row))
                .optional();
    }

    private LastMessage message(ResultSet row) throws SQLException {
        return new LastMessage(
                row.getObject("id", UUID.class),
                row.getObject("leg_id", UUID.class),
                row.getString("event"),
                row.getString("channel"),
                new Letter.Words(
                        null,
                        row.getString("subject"),
                        row.getString("body"),
                        json.readValue(row.getString("context"), CONTEXT)),
                row.getInt("before"));
    }
}
