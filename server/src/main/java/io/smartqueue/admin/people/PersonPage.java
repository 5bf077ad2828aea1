package io.smartqueue.admin.people;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.HandedOver;
import io.smartqueue.admin.part.Question;
import io.smartqueue.page.Messages;
import io.smartqueue.queue.counter.CounterSession;
import io.smartqueue.site.Site;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.StaffMember;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works here, worked here or is invited.
 *
 * @param session at which counter they are
 * @param access what they are to be handed, shown this once; null when there is nothing
 */
public record PersonPage(
        AdminFrame desk,
        StaffMember member,
        List<Site> sites,
        Form form,
        CounterSession session,
        @Nullable AccessSecret access,
        boolean canBeMailed) {

    public String address() {
        return StaffPageController.address(desk, member);
    }

    public List<Choice> roles() {
        return StaffWords.roles(desk);
    }

    public List<Choice> siteChoices() {
        return StaffWords.sites(desk, sites);
    }

    public String status() {
        return StaffWords.status(desk, member);
    }

    public boolean isInvited() {
        return member.status() == StaffMember.Status.INVITED;
    }

    /** Why the last attempt to send the letter failed; null when none did. */
    public @Nullable String letterProblem() {
        var letter = member.letter();
        return letter == null ? null : letter.code();
    }

    public @Nullable HandedOver handed() {
        return access == null ? null : new HandedOver(access);
    }

    /** Before somebody leaves: what of theirs is under way, and what ends. */
    public Question leaving() {
        Messages words = desk.sheet().words();
        return isInvited()
                ? new Question(
                        address() + "/leave",
                        words.say("people.withdraw"),
                        words.say("people.withdraw.ask", "name", member.name()),
                        List.of(words.say("people.withdraw.follows")),
                        words.say("people.withdraw.do"))
                : new Question(
                        address() + "/leave",
                        words.say("people.leave"),
                        words.say("people.leave.ask", "name", member.name()),
                        follows(words),
                        words.say("people.leave.do"));
    }

    private List<String> follows(Messages words) {
        List<String> follows = new ArrayList<>();
        var counter = session.counter();
        var ticket = session.ticket();
        if (counter != null && ticket != null) {
            follows.add(words.say("people.follows.serves", "number", ticket.number(), "counter", counter.name()));
        }
        if (counter != null) {
            follows.add(words.say("people.follows.counter", "counter", counter.name()));
        }
        follows.add(words.say("people.follows.sessions"));
        follows.add(words.say("people.follows.again"));
        return follows;
    }

    /** Before the password is replaced. */
    public Question renewing() {
        Messages words = desk.sheet().words();
        return new Question(
                address() + "/password",
                words.say("people.once"),
                words.say("people.once.ask", "name", member.name()),
                List.of(words.say("people.once.follows")),
                words.say("people.once.do"));
    }
}
