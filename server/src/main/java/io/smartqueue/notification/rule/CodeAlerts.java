package io.smartqueue.notification.rule;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Logs and counts the codes that an operator is to see. */
@Component
class CodeAlerts {

    private static final Logger log = LoggerFactory.getLogger(CodeAlerts.class);

    private final MeterRegistry meters;

    CodeAlerts(MeterRegistry meters) {
        this.meters = meters;
    }

    // A sender is parked outside of a transaction.
    @TransactionalEventListener(fallbackExecution = true)
    void came(ErrorRules.Alert alert) {
        log.error("{} {}: {}", alert.medium().code(), alert.code(), alert.words());
        meters.counter("smartqueue.alerts", "channel", alert.medium().code(), "code", alert.code())
                .increment();
    }
}
