package io.smartqueue.admin.people;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.OwnSites;
import io.smartqueue.admin.part.Form;
import io.smartqueue.page.Html;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.site.Site;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.StaffMember;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a person. */
@Component
class PersonPages {

    private final Staff staff;
    private final OwnSites ownSites;
    private final Sites sites;
    private final CounterSessions sessions;

    PersonPages(Staff staff, OwnSites ownSites, Sites sites, CounterSessions sessions) {
        this.staff = staff;
        this.ownSites = ownSites;
        this.sites = sites;
        this.sessions = sessions;
    }

    Html show(AdminFrame desk, StaffMember member, @Nullable AccessSecret access) {
        return show(desk, member, Form.showing(PersonForm.KIND, PersonForm.of(member)), access);
    }

    Html show(AdminFrame desk, StaffMember member, Form form, @Nullable AccessSecret access) {
        return Html.of(
                "admin/people/person",
                new PersonPage(
                        desk,
                        member,
                        offered(desk, member),
                        form,
                        sessions.of(member.id()),
                        access,
                        staff.canBeMailed()));
    }

    // Of somebody limited to a closed site alone, a form without that site would lift the limit.
    private List<Site> offered(AdminFrame desk, StaffMember member) {
        List<Site> own = ownSites.of(desk.caller());
        Stream<Site> others = member.siteIds().stream()
                .filter(id -> own.stream().noneMatch(site -> site.id().value().equals(id)))
                .map(id -> sites.get(new SiteId(id)));
        return Stream.concat(own.stream(), others).toList();
    }
}
