package io.smartqueue.admin.people;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.OwnSites;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.security.Role;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.StaffDraft;
import io.smartqueue.staff.StaffMember;
import io.smartqueue.web.paging.PageRequest;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people who work here: the list, and taking somebody on. */
@Controller
@RequestMapping("/admin/{slug}/staff")
class StaffPageController {

    static final String PAGE = "staff";

    private final Staff staff;
    private final OwnSites sites;
    private final FormChanges changes;
    private final PersonPages people;

    StaffPageController(Staff staff, OwnSites sites, FormChanges changes, PersonPages people) {
        this.staff = staff;
        this.sites = sites;
        this.changes = changes;
        this.people = people;
    }

    @GetMapping
    @Requires(Right.MANAGE_STAFF)
    Html list(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String state) {
        Map<String, String> asked = Map.of("q", q, "role", role, "state", state);
        var list = new Listing<>(staff.list(active(state), role(role), q, Listing.byName(page)), asked);
        return show(AdminFrame.of(pageContext, caller, PAGE), list, Form.blank(PersonForm.KIND, Map.of()), false);
    }

    @GetMapping("/new")
    @Requires(Right.MANAGE_STAFF)
    Html blank(PageContext pageContext, Caller caller) {
        AdminFrame desk = AdminFrame.of(pageContext, caller, PAGE);
        Map<String, String> usual = staff.canBeMailed() ? Map.of("invite", "true") : Map.of();
        return show(desk, nobody(), Form.blank(PersonForm.KIND, usual), true);
    }

    @PostMapping("/new")
    @Requires(Right.MANAGE_STAFF)
    Reply enlist(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame desk = AdminFrame.of(pageContext, caller, PAGE);
        return Form.typed(PersonForm.KIND, fields)
                .attempt(typed -> enlist(desk, typed), refused -> show(desk, nobody(), refused, true));
    }

    private Reply enlist(AdminFrame desk, Form typed) {
        StaffDraft draft = PersonForm.draft(changes, typed);
        Staff.Enlisted enlisted = typed.has("invite", "true") ? staff.enlistByMail(draft) : staff.enlist(draft);
        return enlisted.access() instanceof AccessSecret.Mailed
                ? AdminFrame.done(address(desk, enlisted.member()), "invited")
                : people.show(desk, enlisted.member(), enlisted.access());
    }

    private Html show(AdminFrame desk, Listing<StaffMember> list, Form form, boolean isNew) {
        return Html.of(
                "admin/people/staff",
                new StaffPage(desk, list, sites.of(desk.caller()), form, staff.canBeMailed(), isNew));
    }

    private static Listing<StaffMember> nobody() {
        return new Listing<>(
                PageRequest.newestFirst(1, PageRequest.DEFAULT_SIZE).of(0, java.util.List.of()), Map.of());
    }

    static String address(AdminFrame desk, StaffMember member) {
        return desk.address() + "/" + member.id();
    }

    private static @Nullable Boolean active(String state) {
        return switch (state) {
            case "active" -> true;
            case "inactive" -> false;
            default -> null;
        };
    }

    private static @Nullable Role role(String code) {
        return Arrays.stream(Role.values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
