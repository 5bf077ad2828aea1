package io.smartqueue.opinion.asking;

import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.occasion.LaterMessages;
import io.smartqueue.opinion.OpinionSettings;
import io.smartqueue.opinion.OpinionSettingsStore;
import io.smartqueue.queue.event.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hears, inside the transaction that ends a visit, that somebody was served, and decides whether they are asked. A
 * fault here asks nobody, and the visit ends all the same.
 */
@Component
class Asking {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    private final OpinionSettingsStore settings;
    private final AskedVisits visits;
    private final AskedAddresses addresses;
    private final LaterMessages messages;
    private final TransactionTemplate savepoint;

    Asking(
            OpinionSettingsStore settings,
            AskedVisits visits,
            AskedAddresses addresses,
            LaterMessages messages,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.visits = visits;
        this.addresses = addresses;
        this.messages = messages;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @EventListener
    void happened(TicketEvent event) {
        if (event.type() != TicketEvent.Type.COMPLETED) {
            return;
        }
        try {
            OpinionSettings present = settings.lately();
            if (present.question().asks() && new Share(present.sharePercent()).includes(event.ticket())) {
                savepoint.executeWithoutResult(begun -> ask(event, present));
            }
        } catch (RuntimeException fault) {
            log.error("it cannot be asked how the visit of ticket {} was", event.ticket(), fault);
        }
    }

    private void ask(TicketEvent event, OpinionSettings present) {
        Optional<AskedVisits.Ended> ended = visits.ended(event.ticket());
        Instant now = event.at();
        if (ended.isPresent() && addresses.take(ended.get(), now, Duration.ofDays(present.daysBetween()))) {
            Integer delay = present.delayMinutes();
            boolean told = delay != null
                    && messages.leave(
                            event.ticket(), NotificationEvent.FEEDBACK_REQUEST, now.plus(Duration.ofMinutes(delay)));
            visits.ask(ended.get(), present.question(), now, told);
        }
    }
}
