package io.smartqueue.watch.look;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.page.Language;
import io.smartqueue.page.MessageCatalogue;
import io.smartqueue.page.Messages;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.watch.AlertRules;
import io.smartqueue.watch.AlertRulesStore;
import io.smartqueue.watch.AlertWords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts alerts, and tells whoever is on duty, where its rule names an address; in the organisation's language. What
 * comes and goes is told once in half an hour.
 */
@Component
class AlertMessages {

    private static final Duration QUIET = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Outbox outbox;
    private final Tenants tenants;
    private final MessageCatalogue catalogue;
    private final MeterRegistry meters;

    AlertMessages(
            JdbcClient jdbc,
            InstantSource clock,
            Outbox outbox,
            Tenants tenants,
            MessageCatalogue catalogue,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.outbox = outbox;
        this.tenants = tenants;
        this.catalogue = catalogue;
        this.meters = meters;
    }

    void tell(Finding raised, AlertRules rules) {
        meters.counter("smartqueue.watch.alerts", "kind", raised.key().kind().code())
                .increment();
        String tell = rules.of(raised.key().kind(), raised.site()).tell();
        if (tell != null && !wasToldLately(raised.key())) {
            outbox.add(new Letter(
                    AlertRulesStore.medium(tell),
                    NotificationEvent.CUSTOM,
                    Optional.empty(),
                    tell,
                    words(raised),
                    Letter.Departure.AT_ONCE));
        }
    }

    /**
     * Which were told follows from when they began: the first of yesterday, and then each that is half an hour later.
     * The last of them is the present one, which is stored already.
     */
    private boolean wasToldLately(Finding.Key key) {
        Instant now = clock.instant();
        List<Instant> beginnings = jdbc.sql("""
                        select since from alert
                        where tenant_id = current_tenant() and kind = :kind and subject_id = :subject
                          and since between :yesterday and :now
                        order by since
                        """)
                .param("kind", key.kind().code())
                .param("subject", key.subject())
                .param("yesterday", Times.sql(now.truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS)))
                .param("now", Times.sql(now))
                .query((row, n) -> Times.instant(row, "since"))
                .list();
        Instant told = Instant.MIN;
        boolean isTold = true;
        for (Instant begun : beginnings) {
            isTold = told.equals(Instant.MIN) || !begun.isBefore(told.plus(QUIET));
            told = isTold ? begun : told;
        }
        return !isTold;
    }

    private Letter.Words words(Finding raised) {
        Tenant tenant = tenants.current();
        Messages words = catalogue.words(Language.of(tenant.language()).orElse(Language.FR), tenant.zone());
        String sentence =
                AlertWords.sentence(words, raised.key().kind(), raised.subject(), raised.value(), raised.threshold());
        return Letter.Words.news(tenant.name(), tenant.name() + ": " + sentence);
    }
}
