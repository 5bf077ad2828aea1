package io.smartqueue.admin.people;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.security.StaffId;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.StaffDraft;
import io.smartqueue.staff.StaffMember;
import io.smartqueue.web.Problem;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of somebody who works here. */
@Controller
@RequestMapping("/admin/{slug}/staff/{id}")
class PersonPageController {

    private final Staff staff;
    private final FormChanges changes;
    private final PersonPages people;

    PersonPageController(Staff staff, FormChanges changes, PersonPages people) {
        this.staff = staff;
        this.changes = changes;
        this.people = people;
    }

    @GetMapping
    @Requires(Right.MANAGE_STAFF)
    Html read(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return people.show(desk(pageContext, caller), staff.get(new StaffId(id)), null);
    }

    @PostMapping
    @Requires(Right.MANAGE_STAFF)
    Reply change(
            PageContext pageContext,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame desk = desk(pageContext, caller);
        StaffMember member = staff.get(new StaffId(id));
        return Form.typed(PersonForm.KIND, fields)
                .attempt(typed -> save(desk, member, typed), refused -> people.show(desk, member, refused, null));
    }

    private Reply save(AdminFrame desk, StaffMember member, Form typed) {
        StaffDraft draft = PersonForm.draft(changes, typed, member);
        changes.change(
                "agents/" + member.id(),
                typed,
                () -> PersonForm.of(staff.get(member.id())),
                () -> staff.change(member.id(), draft));
        return AdminFrame.done(StaffPageController.address(desk, member), "saved");
    }

    /** Answers with the password instead of leading anywhere, because it is shown this once. */
    @PostMapping("/password")
    @Requires(Right.MANAGE_STAFF)
    Html renewPassword(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        AdminFrame desk = desk(pageContext, caller);
        StaffId person = new StaffId(id);
        try {
            var once = new AccessSecret.OneTimePassword(staff.resetPassword(person));
            return people.show(desk, staff.get(person), once);
        } catch (Refusal refusal) {
            return people.show(desk.refused(refusal), staff.get(person), null).status(Problem.status(refusal.kind()));
        }
    }

    @PostMapping("/invitation")
    @Requires(Right.MANAGE_STAFF)
    Reply inviteAgain(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return act(pageContext, caller, id, "invited", () -> staff.inviteAgainByMail(new StaffId(id)));
    }

    @PostMapping("/leave")
    @Requires(Right.MANAGE_STAFF)
    Reply dismiss(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return act(pageContext, caller, id, "left", () -> staff.dismiss(new StaffId(id)));
    }

    @PostMapping("/return")
    @Requires(Right.MANAGE_STAFF)
    Reply takeBack(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return act(pageContext, caller, id, "returned", () -> {
            StaffMember member = staff.get(new StaffId(id));
            return staff.change(
                    new StaffId(id),
                    new StaffDraft(
                            member.email(),
                            member.name(),
                            member.publicName(),
                            member.role(),
                            java.util.List.copyOf(member.siteIds()),
                            member.skills(),
                            true));
        });
    }

    private Reply act(PageContext pageContext, Caller caller, UUID id, String done, Supplier<StaffMember> deed) {
        AdminFrame desk = desk(pageContext, caller);
        try {
            return AdminFrame.done(StaffPageController.address(desk, deed.get()), done);
        } catch (Refusal refusal) {
            return people.show(desk.refused(refusal), staff.get(new StaffId(id)), null)
                    .status(Problem.status(refusal.kind()));
        }
    }

    private static AdminFrame desk(PageContext pageContext, Caller caller) {
        return AdminFrame.of(pageContext, caller, StaffPageController.PAGE);
    }
}
