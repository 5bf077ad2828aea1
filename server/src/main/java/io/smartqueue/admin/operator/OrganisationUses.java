package io.smartqueue.admin.operator;

import io.smartqueue.admin.part.Listing;
import io.smartqueue.notification.Notifications;
import io.smartqueue.site.Sites;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.organisation.Organisation;
import io.smartqueue.staff.organisation.Organisations;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organisations, with what each uses, counted by what it can read itself. */
@Component
class OrganisationUses {

    private static final Duration LATELY = Duration.ofDays(30);

    private final Organisations organisations;
    private final Sites sites;
    private final Staff staff;
    private final Notifications notifications;
    private final InstantSource clock;

    OrganisationUses(
            Organisations organisations, Sites sites, Staff staff, Notifications notifications, InstantSource clock) {
        this.organisations = organisations;
        this.sites = sites;
        this.staff = staff;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** By their short address. */
    PageResult<OrganisationUse> search(String words, @Nullable Boolean suspended, int number) {
        var paging = new PageRequest(Listing.near(number), PageRequest.DEFAULT_SIZE, "slug", false);
        return organisations.search(words, suspended, paging).map(this::of);
    }

    private OrganisationUse of(Organisation organisation) {
        return CurrentTenant.call(new TenantId(organisation.id()), () -> count(organisation));
    }

    private OrganisationUse count(Organisation organisation) {
        var first = new PageRequest(1, 1, "name", false);
        Instant since = clock.instant().minus(LATELY);
        return new OrganisationUse(
                organisation,
                sites.list(true, Set.of(), first).count(),
                staff.list(true, null, null, first).count(),
                notifications
                        .list(
                                PageRequest.newestFirst(1, 1),
                                new Notifications.Filter(null, null, null, null, null, null, since, null, Set.of()))
                        .count());
    }
}
