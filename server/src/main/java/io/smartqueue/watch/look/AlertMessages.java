package io.smartqueue.watch.look;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.notification.Letter;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.Outbox;
import io.smartqueue.page.Language;
import io.smartqueue.page.MessageCatalogue;
import io.smartqueue.page.Messages;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.watch.AlertRules;
import io.smartqueue.watch.AlertRulesStore;
import io.smartqueue.watch.AlertWords;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts alerts, and tells whoever is on duty, where its rule names an address; in the organisation's language. */
@Component
class AlertMessages {

    private final Outbox outbox;
    private final Tenants tenants;
    private final MessageCatalogue catalogue;
    private final MeterRegistry meters;

    AlertMessages(Outbox outbox, Tenants tenants, MessageCatalogue catalogue, MeterRegistry meters) {
        this.outbox = outbox;
        this.tenants = tenants;
        this.catalogue = catalogue;
        this.meters = meters;
    }

    void tell(Finding raised, AlertRules rules) {
        meters.counter("smartqueue.watch.alerts", "kind", raised.key().kind().code())
                .increment();
        String tell = rules.of(raised.key().kind(), raised.site()).tell();
        if (tell != null) {
            outbox.add(new Letter(
                    AlertRulesStore.medium(tell),
                    NotificationEvent.CUSTOM,
                    Optional.empty(),
                    tell,
                    words(raised),
                    Letter.Departure.AT_ONCE));
        }
    }

    private Letter.Words words(Finding raised) {
        Tenant tenant = tenants.current();
        Messages words = catalogue.words(Language.of(tenant.language()).orElse(Language.FR), tenant.zone());
        String sentence =
                AlertWords.sentence(words, raised.key().kind(), raised.subject(), raised.value(), raised.threshold());
        return new Letter.Words(null, tenant.name(), tenant.name() + ": " + sentence, Map.of());
    }
}
