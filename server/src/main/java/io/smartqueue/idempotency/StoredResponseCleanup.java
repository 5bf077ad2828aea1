package io.smartqueue.idempotency;

import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes stored responses and forms after a day, organisation by organisation and in limited batches. */
@Component
class StoredResponseCleanup {

    private static final Logger log = LoggerFactory.getLogger(StoredResponseCleanup.class);
    private static final int AT_ONCE = 1000;

    private final Tenants tenants;
    private final IdempotencyStore answers;
    private final SentForms forms;

    StoredResponseCleanup(Tenants tenants, IdempotencyStore answers, SentForms forms) {
        this.tenants = tenants;
        this.answers = answers;
        this.forms = forms;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forgetOld() {
        forgetForms();
        for (Tenant tenant : tenants.all()) {
            try {
                CurrentTenant.run(tenant.id(), this::forgetAll);
            } catch (RuntimeException fault) {
                // The others' are forgotten all the same; this one's in an hour.
                log.warn("stored responses of {} were not forgotten: {}", tenant.slug(), fault.getMessage());
            }
        }
    }

    private void forgetForms() {
        try {
            int gone;
            do {
                gone = forms.forgetSome(AT_ONCE);
            } while (gone == AT_ONCE);
        } catch (RuntimeException fault) {
            log.warn("forms that were sent were not forgotten: {}", fault.getMessage());
        }
    }

    private void forgetAll() {
        int gone;
        do {
            gone = answers.forgetSome(AT_ONCE);
        } while (gone == AT_ONCE);
    }
}
