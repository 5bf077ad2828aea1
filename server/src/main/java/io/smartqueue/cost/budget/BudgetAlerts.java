package io.smartqueue.cost.budget;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Logs and counts that budgets are nearly or wholly spent; the line carries the organisation. */
@Component
class BudgetAlerts {

    private static final Logger log = LoggerFactory.getLogger(BudgetAlerts.class);

    private final MeterRegistry meters;

    BudgetAlerts(MeterRegistry meters) {
        this.meters = meters;
    }

    @TransactionalEventListener
    void reached(Spent.Reached reached) {
        String what = switch (reached.level()) {
            case "hard" -> "is spent: only messages about excepted events go on";
            case "soft" -> "has reached its soft limit: surveys, reminders and confirmations of tickets stop";
            default -> "is spent to 80 %";
        };
        log.warn("the budget for messages of {} {} ({})", reached.month(), what, reached.committed());
        meters.counter("smartqueue.budget.alerts", "level", reached.level()).increment();
    }
}
