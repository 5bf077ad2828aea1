package io.smartqueue.admin.operator;

import io.smartqueue.notification.Notifications;
import io.smartqueue.site.Sites;
import io.smartqueue.staff.Staff;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.web.paging.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Counts what an organisation uses, by what it can read itself. */
@Component
class OrganisationUses {

    private static final Duration LATELY = Duration.ofDays(30);

    private final Sites sites;
    private final Staff staff;
    private final Notifications notifications;
    private final InstantSource clock;

    OrganisationUses(Sites sites, Staff staff, Notifications notifications, InstantSource clock) {
        this.sites = sites;
        this.staff = staff;
        this.notifications = notifications;
        this.clock = clock;
    }

    OrganisationUse of(Tenant tenant) {
        return CurrentTenant.call(tenant.id(), () -> count(tenant));
    }

    private OrganisationUse count(Tenant tenant) {
        var first = new PageRequest(1, 1, "name", false);
        Instant since = clock.instant().minus(LATELY);
        return new OrganisationUse(
                tenant,
                sites.list(true, Set.of(), first).count(),
                staff.list(true, null, null, first).count(),
                notifications
                        .list(
                                PageRequest.newestFirst(1, 1),
                                new Notifications.Filter(null, null, null, null, null, null, since, null, Set.of()))
                        .count());
    }
}
