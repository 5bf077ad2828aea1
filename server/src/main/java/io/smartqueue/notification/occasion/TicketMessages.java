package io.smartqueue.notification.occasion;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.MessageTemplate;
import io.smartqueue.notification.MessageTemplates;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.Outbox;
import io.smartqueue.notification.text.DefaultWords;
import io.smartqueue.notification.text.TemplateText;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.FactsReader;
import io.smartqueue.queue.ticket.TicketFacts;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hears, inside the act's own transaction, what happened to a ticket, withdraws the messages that are not true any
 * more and leaves those that are owed. A message that cannot be made leaves a failed one, and the act goes on.
 */
@Component
class TicketMessages {

    /** What a customer is told of by itself, in the order of a visit; nobody is told of another event. */
    private static final Map<TicketEvent.Type, NotificationEvent> OCCASIONS = new EnumMap<>(Map.of(
            TicketEvent.Type.CREATED, NotificationEvent.TICKET_CREATED,
            TicketEvent.Type.CALLED, NotificationEvent.TICKET_CALLED,
            TicketEvent.Type.MISSED, NotificationEvent.TICKET_MISSED,
            TicketEvent.Type.TRANSFERRED, NotificationEvent.TICKET_TRANSFERRED));

    /** After these, all that was to be told is as true as before. */
    private static final Set<TicketEvent.Type> CHANGE_NOTHING = EnumSet.of(
            TicketEvent.Type.CREATED, TicketEvent.Type.ARRIVED, TicketEvent.Type.POSTPONED, TicketEvent.Type.RECALLED);

    private static final Logger log = LoggerFactory.getLogger(TicketMessages.class);

    private final FactsReader reader;
    private final Tenants tenants;
    private final MessageTemplates templates;
    private final Outbox outbox;
    private final TransactionTemplate savepoint;

    TicketMessages(
            FactsReader reader,
            Tenants tenants,
            MessageTemplates templates,
            Outbox outbox,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.tenants = tenants;
        this.templates = templates;
        this.outbox = outbox;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @EventListener
    void happened(TicketEvent event) {
        if (!CHANGE_NOTHING.contains(event.type())) {
            outbox.withdraw(event.ticket().value());
        }
        NotificationEvent notificationEvent = OCCASIONS.get(event.type());
        if (notificationEvent != null) {
            tellOrFail(event, notificationEvent, true);
        }
    }

    private void tellOrFail(TicketEvent event, NotificationEvent notificationEvent, boolean mayRepeat) {
        try {
            savepoint.executeWithoutResult(begun -> tell(event, notificationEvent));
        } catch (RuntimeException fault) {
            templates.forgetKnown();
            if (mayRepeat && fault instanceof DataIntegrityViolationException) {
                // Another server may have deleted the template in the last second.
                tellOrFail(event, notificationEvent, false);
                return;
            }
            log.error("no message can be made about ticket {}", event.ticket(), fault);
            savepoint.executeWithoutResult(begun -> leaveUnmade(event, notificationEvent));
        }
    }

    /** Nothing is known of the ticket here, not even the phone: one trace for each channel that may have been owed. */
    private void leaveUnmade(TicketEvent event, NotificationEvent notificationEvent) {
        String language = tenants.get(event.tenant()).language();
        for (MessageTemplate template : templates.inForce(notificationEvent, language, language)) {
            outbox.addUnmade(unmade(template, about(event), ""), "The ticket's data cannot be read; the log says why.");
        }
    }

    /** All that is told of by itself. */
    static List<NotificationEvent> triggered() {
        return List.copyOf(OCCASIONS.values());
    }

    private void tell(TicketEvent event, NotificationEvent notificationEvent) {
        TicketFacts facts = reader.get(event.ticket(), event.place());
        TicketFacts.Recipient recipient = facts.recipient();
        if (recipient.consent().isEmpty()) {
            return;
        }
        Tenant tenant = tenants.get(event.tenant());
        for (MessageTemplate template : templates.inForce(notificationEvent, recipient.language(), tenant.language())) {
            var words = DefaultWords.in(
                    Objects.requireNonNullElse(template.locale(), recipient.language()), tenant.language());
            TicketValues values = TicketValues.of(tenant, facts, notificationEvent, words);
            recipient
                    .consent()
                    .contact(template.channel())
                    .ifPresent(contact -> leave(template, about(event), contact.address(), values));
        }
    }

    private static Outbox.About about(TicketEvent event) {
        return new Outbox.About(event.ticket().value(), event.leg().value(), event.callCount());
    }

    private void leave(MessageTemplate template, Outbox.About about, String recipient, TicketValues values) {
        Outbox.Letter letter;
        try {
            letter = letter(template, about, recipient, values);
        } catch (Refusal refused) {
            outbox.addUnmade(unmade(template, about, recipient), reason(refused));
            return;
        }
        if (letter.body().length() > Outbox.LONGEST_BODY) {
            outbox.addUnmade(unmade(template, about, recipient), "With these values it exceeds 1,600 characters.");
            return;
        }
        outbox.add(letter);
    }

    private static String reason(Refusal refused) {
        return refused.fields().stream()
                .map(Refusal.Field::message)
                .findFirst()
                .orElse(String.valueOf(refused.getMessage()));
    }

    /** With the words as they are written, so that the reason can be seen. */
    private static Outbox.Letter unmade(MessageTemplate template, Outbox.About about, String recipient) {
        return new Outbox.Letter(
                template.id(),
                template.channel(),
                template.event(),
                Optional.of(about),
                recipient,
                template.subject(),
                template.body(),
                Map.of());
    }

    private static Outbox.Letter letter(
            MessageTemplate template, Outbox.About about, String recipient, TicketValues values) {
        return new Outbox.Letter(
                template.id(),
                template.channel(),
                template.event(),
                Optional.of(about),
                recipient,
                TemplateText.parse("subject", template.subject()).render(values.known(), values.substitutes()),
                TemplateText.parse("body", template.body()).render(values.known(), values.substitutes()),
                values.known());
    }
}
