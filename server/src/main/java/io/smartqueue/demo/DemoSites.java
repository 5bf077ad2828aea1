package io.smartqueue.demo;

import io.smartqueue.queue.Queue;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.counter.CounterDraft;
import io.smartqueue.queue.counter.Counters;
import io.smartqueue.site.ServiceDraft;
import io.smartqueue.site.ServiceId;
import io.smartqueue.site.Services;
import io.smartqueue.site.Site;
import io.smartqueue.site.SiteDraft;
import io.smartqueue.site.Sites;
import io.smartqueue.tenant.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Creates the services of a demo organisation, and its sites with their queues and counters. */
@Component
class DemoSites {

    private static final int CAPACITY = 1000;

    private final Services services;
    private final Sites sites;
    private final Queues queues;
    private final Counters counters;

    DemoSites(Services services, Sites sites, Queues queues, Counters counters) {
        this.services = services;
        this.sites = sites;
        this.queues = queues;
        this.counters = counters;
    }

    void create(DemoOrganisation organisation) {
        Map<String, ServiceId> offered = new HashMap<>();
        organisation
                .services()
                .forEach(service -> offered.put(
                        service.code(),
                        services.create(new ServiceDraft(
                                        service.names().name(),
                                        service.names().names(),
                                        service.code(),
                                        null,
                                        service.expectedMinutes(),
                                        null,
                                        service.pictogram(),
                                        service.hue(),
                                        true))
                                .id()));
        organisation.sites().forEach(site -> create(site, offered, organisation));
    }

    private void create(DemoOrganisation.Site plan, Map<String, ServiceId> offered, DemoOrganisation organisation) {
        Site site = sites.create(new SiteDraft(
                plan.names().name(), plan.names().names(), null, null, plan.city(), null, null, null, null, true));
        List<UUID> lines = plan.serviceCodes().stream()
                .map(code -> queues.create(line(plan, code, site, offered, organisation))
                        .id()
                        .value())
                .toList();
        for (int n = 1; n <= plan.counters(); n++) {
            counters.create(new CounterDraft("Guichet " + n, site.id().toString(), null, lines, null, true));
        }
    }

    private static Queue.Draft line(
            DemoOrganisation.Site plan,
            String code,
            Site site,
            Map<String, ServiceId> offered,
            DemoOrganisation organisation) {
        Names names = organisation.services().stream()
                .filter(service -> service.code().equals(code))
                .findFirst()
                .orElseThrow()
                .names();
        return new Queue.Draft(
                names.name(),
                names.names(),
                null,
                site.id().toString(),
                null,
                String.valueOf(offered.get(code)),
                null,
                Queue.Order.FIFO,
                Queue.Status.ACTIVE,
                CAPACITY,
                null,
                null);
    }
}
