package io.smartqueue.notification.occasion;

import io.smartqueue.channel.Medium;
import io.smartqueue.notification.Occasion;
import io.smartqueue.notification.Outbox;
import io.smartqueue.queue.Incident;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.FactsReader;
import io.smartqueue.queue.ticket.TicketFacts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells everybody in a line that stands still, or goes on, in the words of who stopped it: by one way each. */
@Component
class IncidentMessages {

    /** The cheapest first. */
    private static final List<Medium> PREFERRED = List.of(Medium.WHATSAPP, Medium.SMS);

    private final FactsReader reader;
    private final WaysToReach reach;
    private final Outbox outbox;

    IncidentMessages(FactsReader reader, WaysToReach reach, Outbox outbox) {
        this.reader = reader;
        this.reach = reach;
        this.outbox = outbox;
    }

    @EventListener
    void told(Incident.Told told) {
        for (TicketId ticket : told.tickets()) {
            TicketFacts facts = reader.get(ticket);
            Map<Medium, String> ways = reach.of(facts);
            PREFERRED.stream()
                    .filter(ways::containsKey)
                    .findFirst()
                    .ifPresent(medium -> outbox.add(letter(told, facts, medium, ways)));
        }
    }

    private static Outbox.Letter letter(
            Incident.Told told, TicketFacts facts, Medium medium, Map<Medium, String> ways) {
        // The second in which it was said tells one incident's words from the next one's.
        int occurrence = (int) told.at().getEpochSecond();
        return new Outbox.Letter(
                null,
                medium,
                Occasion.CUSTOM,
                Optional.of(new Outbox.About(facts.ticket().value(), facts.leg().value(), occurrence)),
                Objects.requireNonNull(ways.get(medium)),
                "",
                told.words(),
                Map.of());
    }
}
