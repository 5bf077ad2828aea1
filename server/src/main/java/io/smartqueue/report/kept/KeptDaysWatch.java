package io.smartqueue.report.kept;

import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the days of all organisations, on a thread of its own: the first run may find years. */
@Component
class KeptDaysWatch {

    private static final Logger log = LoggerFactory.getLogger(KeptDaysWatch.class);

    private final KeptDays days;
    private final KeptMonths months;
    private final Tenants tenants;
    private final ReentrantLock keeping = new ReentrantLock();

    KeptDaysWatch(KeptDays days, KeptMonths months, Tenants tenants) {
        this.days = days;
        this.months = months;
        this.tenants = tenants;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void begin() {
        if (!keeping.isLocked()) {
            Thread.ofVirtual().name("reports").start(() -> Workload.BACKGROUND.run(this::keep));
        }
    }

    private void keep() {
        keeping.lock();
        try {
            tenants.all().forEach(this::keep);
        } catch (RuntimeException fault) {
            log.warn("days could not be kept for reports: {}", fault.getMessage());
        } finally {
            keeping.unlock();
        }
    }

    private void keep(Tenant tenant) {
        try {
            boolean kept;
            do {
                kept = days.keepNext(tenant.id());
            } while (kept);
            boolean joined;
            do {
                joined = months.joinNext(tenant.id());
            } while (joined);
        } catch (RuntimeException fault) {
            log.warn("a day of an organisation could not be kept for reports: {}", fault.getMessage());
        }
    }
}
