package io.smartqueue.admin.people;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.page.Messages;
import io.smartqueue.security.Role;
import io.smartqueue.site.Site;
import io.smartqueue.staff.StaffMember;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is said of people in the list and on their own page. */
final class StaffWords {

    private StaffWords() {}

    /** Those that somebody here can have. */
    static List<Choice> roles(AdminFrame desk) {
        return Stream.of(Role.AGENT, Role.MANAGER, Role.ADMIN)
                .map(role -> new Choice(role.code(), desk.sheet().words().say("staff.role." + role.code())))
                .toList();
    }

    static List<Choice> sites(AdminFrame desk, List<Site> sites) {
        return sites.stream()
                .map(site -> Choice.of(site.id().value(), desk.sheet().words().name(site.names())))
                .toList();
    }

    /** With how far the letter is, where somebody is invited by one. */
    static String status(AdminFrame desk, StaffMember member) {
        Messages words = desk.sheet().words();
        var letter = member.letter();
        String status = words.say("people.status." + member.status().name().toLowerCase(Locale.ROOT));
        return letter == null
                ? status
                : status + " · " + words.say("people.letter." + letter.state().code());
    }
}
