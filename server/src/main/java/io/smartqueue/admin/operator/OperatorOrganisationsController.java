package io.smartqueue.admin.operator;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.admin.part.HandedOver;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.visit.Attendance;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.organisation.NewOrganisation;
import io.smartqueue.staff.organisation.NewOrganisations;
import io.smartqueue.staff.organisation.Organisation;
import io.smartqueue.staff.organisation.OrganisationDraft;
import io.smartqueue.staff.organisation.Organisations;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The organisations of the installation: how much each uses, another one, and changing one. */
@Controller
@RequestMapping("/operator/organisations")
class OperatorOrganisationsController {

    private static final String PAGE = "organisations";
    private static final String KIND = "organisation";

    private final OrganisationUses uses;
    private final Organisations organisations;
    private final NewOrganisations openings;
    private final FormChanges changes;
    private final Attendance attendance;

    OperatorOrganisationsController(
            OrganisationUses uses,
            Organisations organisations,
            NewOrganisations openings,
            FormChanges changes,
            Attendance attendance) {
        this.uses = uses;
        this.organisations = organisations;
        this.openings = openings;
        this.changes = changes;
        this.attendance = attendance;
    }

    @GetMapping
    @Requires(Right.RUN_INSTALLATION)
    Html list(
            PageContext pageContext,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page) {
        Boolean suspended = Map.of("active", false, "suspended", true).get(state);
        return Html.of(
                "admin/operator/organisations",
                new OperatorPages.Organisations(
                        OperatorFrame.of(pageContext, PAGE),
                        new Listing<>(uses.search(q, suspended, page), Map.of("q", q, "state", state))));
    }

    @GetMapping("/new")
    @Requires(Right.MANAGE_TENANTS)
    Html blank(PageContext pageContext) {
        Map<String, String> usual = Map.of(
                "country",
                "SN",
                "zone",
                "Africa/Dakar",
                "language",
                "fr",
                "invite",
                Boolean.toString(openings.canBeMailed()));
        return show(OperatorFrame.of(pageContext, PAGE), Form.blank(KIND, usual), null, null);
    }

    /** What the administrator is handed is shown this once; a letter is written down. */
    @PostMapping("/new")
    @Requires(Right.MANAGE_TENANTS)
    Reply create(PageContext pageContext, @RequestParam MultiValueMap<String, String> fields) {
        OperatorFrame desk = OperatorFrame.of(pageContext, PAGE);
        return Form.typed(KIND, fields)
                .attempt(
                        typed -> {
                            var opened = openings.open(changes.draft(typed, NewOrganisation.class));
                            UUID id = opened.organisation().id();
                            return opened.access() instanceof AccessSecret.Mailed
                                    ? AdminFrame.done(desk.address() + "/" + id, "invited")
                                    : show(desk, stored(id), opened.organisation(), new HandedOver(opened.access()));
                        },
                        refused -> show(desk, refused, null, null));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_TENANTS)
    Html read(PageContext pageContext, @PathVariable UUID id) {
        return show(OperatorFrame.of(pageContext, PAGE), stored(id), organisation(id), null);
    }

    @PostMapping("/{id}")
    @Requires(Right.MANAGE_TENANTS)
    Reply change(PageContext pageContext, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields) {
        OperatorFrame desk = OperatorFrame.of(pageContext, PAGE);
        TenantId tenant = new TenantId(organisation(id).id());
        return Form.typed(KIND, fields)
                .attempt(
                        typed -> {
                            // The lock of the organisation's own page, whose administrators change the same.
                            CurrentTenant.run(
                                    tenant,
                                    () -> changes.change(
                                            "",
                                            typed,
                                            () -> OrganisationDraft.of(organisations.current()),
                                            draft -> organisations.change(tenant, draft)));
                            return desk.done("saved");
                        },
                        refused -> show(desk, refused, organisation(id), null));
    }

    /** Its data stays, and so does the operator's way in. */
    @PostMapping("/{id}/suspend")
    @Requires(Right.MANAGE_TENANTS)
    Reply suspend(PageContext pageContext, @PathVariable UUID id) {
        organisations.suspend(new TenantId(organisation(id).id()), true);
        return OperatorFrame.of(pageContext, PAGE).done("suspended");
    }

    @PostMapping("/{id}/resume")
    @Requires(Right.MANAGE_TENANTS)
    Reply resume(PageContext pageContext, @PathVariable UUID id) {
        organisations.suspend(new TenantId(organisation(id).id()), false);
        return OperatorFrame.of(pageContext, PAGE).done("organisation_resumed");
    }

    private Organisation organisation(UUID id) {
        return organisations.get(new TenantId(id));
    }

    private Form stored(UUID id) {
        return changes.showing(KIND, OrganisationDraft.of(organisation(id)));
    }

    private Html show(OperatorFrame desk, Form form, @Nullable Organisation stored, @Nullable HandedOver handed) {
        return Html.of(
                "admin/operator/organisation",
                new OrganisationForm(desk, form, stored, handed, openings.canBeMailed(), follows(desk, stored)));
    }

    private List<String> follows(OperatorFrame desk, @Nullable Organisation stored) {
        if (stored == null) {
            return List.of();
        }
        var everywhere = new Attendance.Place(null, null, null, null);
        var people = CurrentTenant.call(new TenantId(stored.id()), () -> attendance.at(everywhere));
        int count = people.waiting() + people.served();
        return count == 0 ? List.of() : List.of(desk.sheet().words().say("operator.suspend.people", "count", count));
    }
}
