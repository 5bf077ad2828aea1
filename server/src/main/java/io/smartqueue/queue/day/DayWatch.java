package io.smartqueue.queue.day;

import io.smartqueue.queue.day.Limits.Day;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the limits of every organisation every few seconds; any number of servers may do so. */
@Component
class DayWatch {

    private static final Logger log = LoggerFactory.getLogger(DayWatch.class);

    private final Tenants tenants;
    private final Limits limits;
    private final Map<UUID, LocalDate> ended = new ConcurrentHashMap<>();

    DayWatch(Tenants tenants, Limits limits) {
        this.tenants = tenants;
        this.limits = limits;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void look() {
        for (Tenant tenant : tenants.all()) {
            try {
                CurrentTenant.run(tenant.id(), this::lookAtOne);
            } catch (RuntimeException fault) {
                // The next look finds what this one did not come to.
                log.warn("the limits of {} could not be looked at: {}", tenant.slug(), fault.getMessage());
            }
        }
    }

    private void lookAtOne() {
        untilDone(limits::missCalls);
        untilDone(limits::giveUpTheMissed);
        limits.releaseTheForgotten();
        for (Day day : limits.days()) {
            if (!day.today().equals(ended.get(day.site()))) {
                untilDone(() -> limits.expire(day));
                if (limits.isOver(day)) {
                    ended.put(day.site(), day.today());
                }
            }
        }
    }

    private static void untilDone(IntSupplier batch) {
        int moved = batch.getAsInt();
        while (moved == Limits.BATCH) {
            moved = batch.getAsInt();
        }
    }
}
