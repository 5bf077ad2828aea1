package io.smartqueue.admin.setup;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.reception.branding.BrandingSettings;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.staff.organisation.OrganisationDraft;
import io.smartqueue.staff.organisation.Organisations;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the organisation itself. */
@Controller
@RequestMapping("/admin/{slug}/organisation")
class OrganisationPageController {

    private static final String PAGE = "organisation";
    private static final String LOOK = "look";

    private final Organisations organisations;
    private final BrandingSettings looks;
    private final FormChanges changes;

    OrganisationPageController(Organisations organisations, BrandingSettings looks, FormChanges changes) {
        this.organisations = organisations;
        this.looks = looks;
        this.changes = changes;
    }

    @GetMapping
    @Requires(Right.MANAGE_ORGANISATION)
    Html read(PageContext pageContext, Caller caller) {
        return page(AdminFrame.of(pageContext, caller, PAGE), stored(), storedLook());
    }

    @PostMapping
    @Requires(Right.MANAGE_ORGANISATION)
    Reply change(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return Form.typed(PAGE, fields)
                .attempt(
                        typed -> {
                            changes.change(
                                    "",
                                    typed,
                                    () -> OrganisationDraft.of(organisations.current()),
                                    draft ->
                                            organisations.change(caller.tenant().id(), draft));
                            return AdminFrame.done(frame.address(), "saved");
                        },
                        refused -> page(frame, refused, storedLook()));
    }

    @PostMapping("/look")
    @Requires(Right.MANAGE_LOOK)
    Reply look(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return Form.typed(LOOK, fields)
                .attempt(
                        typed -> {
                            changes.change(LOOK, typed, looks::current, looks::change);
                            return AdminFrame.done(frame.address(), "saved");
                        },
                        refused -> page(frame, stored(), refused));
    }

    private Form stored() {
        return changes.showing(PAGE, OrganisationDraft.of(organisations.current()));
    }

    private Form storedLook() {
        return changes.showing(LOOK, looks.current());
    }

    private static Html page(AdminFrame frame, Form organisation, Form look) {
        return Html.of("admin/setup/organisation", new OrganisationPage(frame, organisation, look));
    }
}
