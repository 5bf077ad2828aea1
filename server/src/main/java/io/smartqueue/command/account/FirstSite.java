package io.smartqueue.command.account;

import io.smartqueue.queue.Queue;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.counter.CounterDraft;
import io.smartqueue.queue.counter.Counters;
import io.smartqueue.site.ServiceDraft;
import io.smartqueue.site.ServiceId;
import io.smartqueue.site.Services;
import io.smartqueue.site.SiteDraft;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantOpened;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a new organisation begins with, so that its administrator can sit down and call somebody at once: a site, a
 * service, a queue with limits, and a counter. An organisation that has a site already gets none.
 */
@Component
class FirstSite {

    /** More people than one counter can call in a day. */
    private static final int CAPACITY = 200;

    private static final int EXPECTED_MINUTES = 10;

    private final TransactionTemplate transaction;
    private final Tenants tenants;
    private final Sites sites;
    private final Services services;
    private final Queues queues;
    private final Counters counters;

    FirstSite(
            PlatformTransactionManager transactions,
            Tenants tenants,
            Sites sites,
            Services services,
            Queues queues,
            Counters counters) {
        this.tenants = tenants;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.sites = sites;
        this.services = services;
        this.queues = queues;
        this.counters = counters;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void opened(TenantOpened opened) {
        CurrentTenant.run(opened.tenant(), () -> transaction.executeWithoutResult(begun -> open()));
    }

    private void open() {
        if (!sites.serviceDays().isEmpty()) {
            return;
        }
        Tenant tenant = tenants.current();
        SiteId site = sites.create(SiteDraft.named(tenant.name())).id();
        Words words = Words.in(tenant.language());
        ServiceId service = services.create(
                        new ServiceDraft(words.service(), null, "A", null, EXPECTED_MINUTES, true, null, null, true))
                .id();
        var line = queues.create(new Queue.Draft(
                words.service(),
                null,
                null,
                site.toString(),
                null,
                service.toString(),
                null,
                Queue.Order.FIFO,
                Queue.Status.ACTIVE,
                CAPACITY,
                null,
                null));
        counters.create(new CounterDraft(
                words.counter(), site.toString(), null, List.of(line.id().value()), null, true));
    }

    private record Words(String service, String counter) {

        static Words in(String language) {
            return switch (language.split("-")[0]) {
                case "fr" -> new Words("Accueil", "Guichet 1");
                case "ar" -> new Words("الاستقبال", "الشباك 1");
                default -> new Words("Reception", "Counter 1");
            };
        }
    }
}
