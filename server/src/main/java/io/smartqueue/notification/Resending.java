package io.smartqueue.notification;

import io.smartqueue.channel.Channel;
import io.smartqueue.customer.Consent;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.FactsReader;
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

/** What was said last about a ticket, said again in the same words by another way that the customer accepts. */
@Service
public class Resending {

    /** Whether a way can be taken, and why not. */
    public enum Standing {
        OPEN,
        /** The last words went this way. */
        USED,
        NO_CONSENT,
        /** Nothing can be sent by it from here. */
        OFF
    }

    public record Way(Medium medium, Standing standing) {}

    private record Said(UUID id, UUID legId, String event, String channel, String subject, String body, int before) {}

    private final JdbcClient jdbc;
    private final FactsReader facts;
    private final Outbox outbox;
    private final List<Channel> channels;

    Resending(JdbcClient jdbc, FactsReader facts, Outbox outbox, List<Channel> channels) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.outbox = outbox;
        this.channels = channels;
    }

    /** By which ways the customer wants to hear of this visit. */
    @Transactional(readOnly = true)
    public Set<Medium> accepted(TicketId ticket) {
        return consent(ticket).media();
    }

    /** Empty as long as nothing was said. */
    @Transactional(readOnly = true)
    public List<Way> ways(TicketId ticket) {
        return last(ticket).map(said -> ways(said, consent(ticket))).orElse(List.of());
    }

    /**
     * @throws Refusal 409 {@code nothing_said} when no message was about this ticket, {@code way_used} when the last
     *     went this way, {@code no_consent}, {@code channel_off}
     */
    @Transactional
    public UUID again(TicketId ticket, Medium medium) {
        Said said = last(ticket)
                .orElseThrow(() -> Refusal.conflict("nothing_said", "There is no message about this ticket."));
        Consent consent = consent(ticket);
        Standing standing = ways(said, consent).stream()
                .filter(way -> way.medium() == medium)
                .map(Way::standing)
                .findFirst()
                .orElse(Standing.OFF);
        String recipient = consent.contact(medium).map(ContactPoint::address).orElse("");
        return switch (standing) {
            case OPEN -> outbox.add(letter(ticket, said, medium, recipient)).orElseThrow(Resending::used);
            case USED -> throw used();
            case NO_CONSENT ->
                throw Refusal.conflict("no_consent", "The customer does not accept messages by this channel.");
            case OFF -> throw Refusal.conflict("channel_off", "Nothing can be sent by this channel at the moment.");
        };
    }

    private static Refusal used() {
        return Refusal.conflict("way_used", "The last message went by this channel.");
    }

    private static Outbox.Letter letter(TicketId ticket, Said said, Medium medium, String recipient) {
        // Counted below zero, where no message that goes by itself is.
        var about = new Outbox.About(ticket.value(), said.legId, -said.before);
        return new Outbox.Letter(
                null,
                medium,
                NotificationEvent.of(said.event),
                Optional.of(about),
                recipient,
                said.subject,
                said.body,
                Map.of());
    }

    private List<Way> ways(Said said, Consent consent) {
        List<Way> ways = new ArrayList<>();
        for (Channel channel : channels) {
            ways.add(new Way(channel.medium(), standing(channel, said, consent)));
        }
        ways.sort(Comparator.comparing(Way::medium));
        return List.copyOf(ways);
    }

    private static Standing standing(Channel channel, Said said, Consent consent) {
        if (said.channel.equals(channel.medium().code())) {
            return Standing.USED;
        }
        if (!consent.media().contains(channel.medium())) {
            return Standing.NO_CONSENT;
        }
        return channel.offBecause().isPresent() ? Standing.OFF : Standing.OPEN;
    }

    private Consent consent(TicketId ticket) {
        return facts.get(ticket).consent();
    }

    private Optional<Said> last(TicketId ticket) {
        return jdbc.sql("""
                        select id, leg_id, event, channel, subject, body, (
                            select count(*) from notification where visit_id = :ticket
                        ) as before
                        from notification
                        where visit_id = :ticket and leg_id is not null and status <> 'cancelled'
                            and error_code is distinct from 'unrenderable'
                        order by created_at desc, id desc
                        limit 1
                        """).param("ticket", ticket.value()).query(Said.class).optional();
    }
}
