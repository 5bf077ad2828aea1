package io.smartqueue.notification.occasion;

import io.smartqueue.customer.Consent;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.Outbox;
import io.smartqueue.queue.Incident;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.FactsReader;
import io.smartqueue.queue.ticket.TicketFacts;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells everybody in a line that stands still, or goes on, in the words of who stopped it: by one way each. */
@Component
class IncidentMessages {

    private final FactsReader reader;
    private final Outbox outbox;

    IncidentMessages(FactsReader reader, Outbox outbox) {
        this.reader = reader;
        this.outbox = outbox;
    }

    @EventListener
    void told(Incident.Told told) {
        for (TicketId ticket : told.tickets()) {
            TicketFacts facts = reader.get(ticket);
            Consent consent = facts.consent().at(ContactPoint.Kind.PHONE);
            consent.preferred().ifPresent(medium -> outbox.add(letter(told, facts, medium, consent)));
        }
    }

    private static Outbox.Letter letter(Incident.Told told, TicketFacts facts, Medium medium, Consent consent) {
        // The second in which it was said tells one incident's words from the next one's.
        int occurrence = (int) told.at().getEpochSecond();
        return new Outbox.Letter(
                null,
                medium,
                NotificationEvent.CUSTOM,
                Optional.of(new Outbox.About(facts.ticket().value(), facts.leg().value(), occurrence)),
                consent.contact(medium).orElseThrow().address(),
                "",
                told.words(),
                Map.of());
    }
}
