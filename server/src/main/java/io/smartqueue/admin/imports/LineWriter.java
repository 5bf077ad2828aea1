package io.smartqueue.admin.imports;

import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.customer.CustomerDraft;
import io.smartqueue.customer.Customers;
import io.smartqueue.customer.register.ConsentGiven;
import io.smartqueue.site.ServiceDraft;
import io.smartqueue.site.Services;
import io.smartqueue.site.SiteDraft;
import io.smartqueue.site.Sites;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes one thing of one line, by the same use cases as over HTTP. */
@Component
class LineWriter {

    private final Sites sites;
    private final Services services;
    private final Customers customers;
    private final PlacedLines placed;
    private final FormChanges drafts;

    LineWriter(Sites sites, Services services, Customers customers, PlacedLines placed, FormChanges drafts) {
        this.sites = sites;
        this.services = services;
        this.customers = customers;
        this.placed = placed;
        this.drafts = drafts;
    }

    /** @param actor who handed the table over; null for the operator */
    void write(ImportKind kind, Map<String, String> values, @Nullable UUID actor) {
        Form line = Form.blank("imports", values);
        switch (kind) {
            case SITES -> sites.create(drafts.draft(line, SiteDraft.class));
            case SERVICES -> services.create(drafts.draft(line, ServiceDraft.class));
            case QUEUES -> placed.queue(line);
            case COUNTERS -> placed.counter(line);
            case STAFF -> placed.member(line);
            case CUSTOMERS -> customers.create(drafts.draft(line, CustomerDraft.class), ConsentGiven.By.staff(actor));
        }
    }
}
