package io.smartqueue.notification.occasion;

import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.notification.text.MessageTemplates;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.FactsReader;
import io.smartqueue.queue.ticket.TicketFacts;
import io.smartqueue.queue.ticket.TicketsTaken;
import io.smartqueue.tenant.Tenants;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
            TicketEvent.Type.ALMOST, NotificationEvent.TICKET_ALMOST,
            TicketEvent.Type.CALLED, NotificationEvent.TICKET_CALLED,
            TicketEvent.Type.MISSED, NotificationEvent.TICKET_MISSED,
            TicketEvent.Type.TRANSFERRED, NotificationEvent.TICKET_TRANSFERRED));

    /** After these, all that was to be told is as true as before. */
    private static final Set<TicketEvent.Type> CHANGE_NOTHING = EnumSet.of(
            TicketEvent.Type.CREATED, TicketEvent.Type.TRAVEL, TicketEvent.Type.ALMOST, TicketEvent.Type.RECALLED);

    private static final Logger log = LoggerFactory.getLogger(TicketMessages.class);

    private final FactsReader reader;
    private final Tenants tenants;
    private final MessageTemplates templates;
    private final TicketLetters ticketLetters;
    private final Outbox outbox;
    private final TransactionTemplate savepoint;

    TicketMessages(
            FactsReader reader,
            Tenants tenants,
            MessageTemplates templates,
            TicketLetters ticketLetters,
            Outbox outbox,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.tenants = tenants;
        this.templates = templates;
        this.ticketLetters = ticketLetters;
        this.outbox = outbox;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @EventListener
    void happened(TicketEvent event) {
        if (event.isAnonymous() && !hasBrowser(event)) {
            return;
        }
        if (!CHANGE_NOTHING.contains(event.type())) {
            outbox.withdraw(event.ticket().value());
        }
        NotificationEvent notificationEvent = OCCASIONS.get(event.type());
        if (notificationEvent != null) {
            tellOrFail(event, notificationEvent, true);
        }
    }

    /** Who has just taken a ticket has not opened its page yet. */
    private boolean hasBrowser(TicketEvent event) {
        return event.type() != TicketEvent.Type.CREATED && ticketLetters.isToldByBrowser(event.ticket());
    }

    /** Of several tickets at once; if it fails, each ticket is taken and told of by itself. */
    @EventListener
    void taken(TicketsTaken event) {
        try {
            outbox.addAll(event.all().stream()
                    .flatMap(one -> ticketLetters.owed(
                            event.tenant(), NotificationEvent.TICKET_CREATED, about(one), one.facts()))
                    .toList());
        } catch (RuntimeException fault) {
            templates.forgetKnown();
            throw fault;
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
        outbox.addAll(templates.inForce(notificationEvent, language, language).stream()
                .map(template -> new Outbox.Left(
                        TicketLetters.unmade(template, about(event), ""),
                        "The ticket's data cannot be read; the log says why."))
                .toList());
    }

    /** All that is told of by itself. */
    static List<NotificationEvent> triggered() {
        return List.copyOf(OCCASIONS.values());
    }

    private void tell(TicketEvent event, NotificationEvent notificationEvent) {
        TicketFacts facts = reader.get(event.ticket(), event.place());
        outbox.addAll(ticketLetters
                .owed(event.tenant(), notificationEvent, about(event), facts)
                .toList());
    }

    private static Letter.About about(TicketEvent event) {
        return new Letter.About(event.ticket().value(), event.leg().value(), event.callCount());
    }

    private static Letter.About about(TicketsTaken.Taken taken) {
        return new Letter.About(
                taken.facts().ticket().value(), taken.facts().leg().value(), 0);
    }
}
