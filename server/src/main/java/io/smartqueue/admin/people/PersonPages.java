package io.smartqueue.admin.people;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.OwnSites;
import io.smartqueue.admin.part.Form;
import io.smartqueue.page.Html;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a person. */
@Component
class PersonPages {

    private final Staff staff;
    private final OwnSites sites;
    private final CounterSessions sessions;

    PersonPages(Staff staff, OwnSites sites, CounterSessions sessions) {
        this.staff = staff;
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
                        sites.of(desk.caller()),
                        form,
                        sessions.of(member.id()),
                        access,
                        staff.canBeMailed()));
    }
}
