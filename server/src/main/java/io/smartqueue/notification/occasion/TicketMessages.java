package io.smartqueue.notification.occasion;

import io.smartqueue.notification.MessageTemplate;
import io.smartqueue.notification.MessageTemplates;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.Outbox;
import io.smartqueue.notification.text.TemplateText;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.FactsReader;
import io.smartqueue.queue.ticket.TicketFacts;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, inside the act's own transaction, what happened to a ticket, and leaves the messages it owes. */
@Component
class TicketMessages {

    /** For a wait of which nothing is known: templates have written "min" behind it. */
    private static final String UNKNOWN = "?";

    /** For who gave no name; the same word in French and close to it in the other languages we speak. */
    private static final String NOBODY_IN_PARTICULAR = "Client";

    /** What a customer is told of by itself, in the order of a visit; nobody is told of another event. */
    private static final Map<TicketEvent.Type, NotificationEvent> OCCASIONS = new EnumMap<>(Map.of(
            TicketEvent.Type.CREATED, NotificationEvent.TICKET_CREATED,
            TicketEvent.Type.CALLED, NotificationEvent.TICKET_CALLED,
            TicketEvent.Type.MISSED, NotificationEvent.TICKET_MISSED,
            TicketEvent.Type.TRANSFERRED, NotificationEvent.TICKET_TRANSFERRED));

    private final FactsReader reader;
    private final Tenants tenants;
    private final MessageTemplates templates;
    private final Outbox outbox;

    TicketMessages(FactsReader reader, Tenants tenants, MessageTemplates templates, Outbox outbox) {
        this.reader = reader;
        this.tenants = tenants;
        this.templates = templates;
        this.outbox = outbox;
    }

    @EventListener
    void happened(TicketEvent event) {
        NotificationEvent notificationEvent = OCCASIONS.get(event.type());
        if (notificationEvent != null) {
            tell(event, notificationEvent);
        }
    }

    /** All that is told of by itself. */
    static List<NotificationEvent> triggered() {
        return List.copyOf(OCCASIONS.values());
    }

    private void tell(TicketEvent event, NotificationEvent notificationEvent) {
        TicketFacts facts = reader.get(event.ticket());
        if (facts.consent().isEmpty()) {
            return;
        }
        Tenant tenant = tenants.get(event.tenant());
        Map<String, String> values = values(tenant, facts, notificationEvent);
        var about = new Outbox.About(event.ticket().value(), event.leg().value(), event.callCount());
        for (MessageTemplate template : templates.inForce(notificationEvent, facts.language(), tenant.language())) {
            facts.consent()
                    .contact(template.channel())
                    .ifPresent(contact -> outbox.add(letter(template, Optional.of(about), contact.address(), values)));
        }
    }

    private static Outbox.Letter letter(
            MessageTemplate template, Optional<Outbox.About> about, String recipient, Map<String, String> values) {
        return new Outbox.Letter(
                template.id(),
                template.channel(),
                template.event(),
                about,
                recipient,
                TemplateText.parse("subject", template.subject()).render(values),
                TemplateText.parse("body", template.body()).render(values),
                values);
    }

    private static Map<String, String> values(Tenant tenant, TicketFacts facts, NotificationEvent notificationEvent) {
        Map<String, String> values = new HashMap<>();
        values.put("customer_name", facts.customerName().orElse(NOBODY_IN_PARTICULAR));
        values.put("ticket_number", facts.number());
        values.put("service_name", facts.serviceName());
        values.put("queue_name", facts.queueName());
        values.put("site_name", facts.siteName());
        values.put("tenant_name", tenant.name());
        values.put("position", Integer.toString(facts.position()));
        values.put(
                "eta_minutes",
                facts.estimate()
                        .map(wait -> Integer.toString(wait.highMinutes()))
                        .orElse(UNKNOWN));
        values.put("ticket_url", facts.publicUrl().toString());
        if (notificationEvent.supplies("counter_name")) {
            // Sent on to a queue, nobody knows yet who will call.
            values.put("agent_name", facts.agentName().orElse(facts.queueName()));
            values.put("counter_name", facts.counterName().orElse(facts.queueName()));
        }
        return values;
    }
}
