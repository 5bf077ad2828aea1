package io.smartqueue.idempotency;

import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes stored responses after a day, organisation by organisation and in limited batches. */
@Component
class StoredResponseCleanup {

    private static final Logger log = LoggerFactory.getLogger(StoredResponseCleanup.class);
    private static final int AT_ONCE = 1000;

    private final Tenants tenants;
    private final IdempotencyStore answers;

    StoredResponseCleanup(Tenants tenants, IdempotencyStore answers) {
        this.tenants = tenants;
        this.answers = answers;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forgetOld() {
        for (Tenant tenant : tenants.all()) {
            try {
                CurrentTenant.run(tenant.id(), this::forgetAll);
            } catch (RuntimeException fault) {
                // The others' are forgotten all the same; this one's in an hour.
                log.warn("stored responses of {} were not forgotten: {}", tenant.slug(), fault.getMessage());
            }
        }
    }

    private void forgetAll() {
        int gone;
        do {
            gone = answers.forgetSome(AT_ONCE);
        } while (gone == AT_ONCE);
    }
}
