package io.smartqueue.admin.people;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.security.Role;
import io.smartqueue.site.Site;
import io.smartqueue.staff.StaffMember;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of people who work here, and the form for another one.
 *
 * @param canBeMailed whether this installation sends e-mail, so that people can be invited by it
 * @param isNew whether the form for somebody new is shown
 */
public record StaffPage(
        AdminFrame desk, Listing<StaffMember> list, List<Site> sites, Form form, boolean canBeMailed, boolean isNew) {

    public List<Choice> roles() {
        return StaffWords.roles(desk);
    }

    public List<Choice> states() {
        return Stream.of("active", "inactive")
                .map(state -> new Choice(state, desk.sheet().words().say("list." + state)))
                .toList();
    }

    public List<Choice> siteChoices() {
        return StaffWords.sites(desk, sites);
    }

    public String role(Role role) {
        return desk.sheet().words().say("staff.role." + role.code());
    }

    /** The sites by their names, or that there is no limit. */
    public String places(StaffMember member) {
        return member.siteIds().isEmpty()
                ? desk.sheet().words().say("people.every.site")
                : sites.stream()
                        .filter(site -> member.siteIds().contains(site.id().value()))
                        .map(site -> desk.sheet().words().name(site.names()))
                        .collect(Collectors.joining(", "));
    }

    public String status(StaffMember member) {
        return StaffWords.status(desk, member);
    }
}
