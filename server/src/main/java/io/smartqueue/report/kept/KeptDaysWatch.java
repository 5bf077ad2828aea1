package io.smartqueue.report.kept;

import io.smartqueue.postgres.pool.Watch;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Keeps the days of all organisations, on a thread of its own: the first run may find years. */
@Component
@ConditionalOnWebApplication
class KeptDaysWatch extends Watch {

    private final KeptDays days;
    private final KeptMonths months;
    private final Tenants tenants;

    KeptDaysWatch(KeptDays days, KeptMonths months, Tenants tenants) {
        super("reports", Duration.ofMinutes(1), Duration.ofMinutes(10));
        this.days = days;
        this.months = months;
        this.tenants = tenants;
    }

    @Override
    protected void look() {
        step("days for reports", () -> tenants.all().stream().map(Tenant::id).forEach(this::keep));
    }

    void keep(TenantId tenant) {
        step("days of an organisation for reports", () -> {
            boolean kept;
            do {
                kept = days.keepNext(tenant);
            } while (kept && isRunning());
        });
        step("months of an organisation for reports", () -> {
            boolean joined;
            do {
                joined = months.joinNext(tenant);
            } while (joined && isRunning());
        });
    }
}
