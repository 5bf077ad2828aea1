package io.smartqueue.admin.setup;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.DraftForms;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.admin.part.FormPage;
import io.smartqueue.admin.part.ListPage;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.page.Html;
import io.smartqueue.page.Messages;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.Hue;
import io.smartqueue.site.Pictogram;
import io.smartqueue.site.ServiceDraft;
import io.smartqueue.site.ServiceId;
import io.smartqueue.site.Services;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of services. */
@Controller
@RequestMapping("/admin/{slug}/services")
class ServicesPageController {

    private static final String PAGE = "services";

    private final Services services;
    private final DraftForms<ServiceDraft> forms;
    private final Consequences consequences;

    ServicesPageController(Services services, FormChanges changes, Consequences consequences) {
        this.services = services;
        this.forms = new DraftForms<>(
                PAGE, ServiceDraft.class, changes, id -> ServiceDraft.of(services.get(new ServiceId(id))));
        this.consequences = consequences;
    }

    @GetMapping
    @Requires(Right.MANAGE_SERVICES)
    Html list(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String active,
            @RequestParam(defaultValue = "1") int page) {
        var found = services.search(q, Active.of(active), Listing.byName(page));
        return Html.of(
                "admin/setup/services",
                new ListPage<>(
                        AdminFrame.of(pageContext, caller, PAGE),
                        new Listing<>(found, Map.of("q", q, "active", active)),
                        Map.of("active", Choices.states(pageContext.words()))));
    }

    @GetMapping("/new")
    @Requires(Right.MANAGE_SERVICES)
    Html blank(PageContext pageContext, Caller caller) {
        Map<String, String> usual = Map.of(
                "expected_minutes",
                "10",
                "pictogram",
                Pictogram.TICKET.code(),
                "hue",
                Hue.ARDOISE.code(),
                "is_active",
                "true");
        return page(AdminFrame.of(pageContext, caller, PAGE), Form.blank(PAGE, usual));
    }

    @PostMapping("/new")
    @Requires(Right.MANAGE_SERVICES)
    Reply create(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return forms.create(
                fields,
                draft -> {
                    services.create(draft);
                    return AdminFrame.done(frame.address(), "created");
                },
                refused -> page(frame, refused));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_SERVICES)
    Html read(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return page(AdminFrame.of(pageContext, caller, PAGE), id, forms.of(id));
    }

    @PostMapping("/{id}")
    @Requires(Right.MANAGE_SERVICES)
    Reply change(
            PageContext pageContext,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return forms.change(
                frame,
                id,
                fields,
                draft -> services.change(new ServiceId(id), draft),
                refused -> page(frame, id, refused));
    }

    @PostMapping("/{id}/deactivate")
    @Requires(Right.MANAGE_SERVICES)
    Reply deactivate(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        boolean stays = services.remove(new ServiceId(id)).isPresent();
        return DraftForms.removed(AdminFrame.of(pageContext, caller, PAGE), stays);
    }

    private Html page(AdminFrame frame, Form form) {
        Messages words = frame.sheet().words();
        return Html.of(
                "admin/setup/service",
                new FormPage(frame, form, words.say("setup.services.new"), frame.address() + "/new", Map.of(), null));
    }

    private Html page(AdminFrame frame, UUID id, Form form) {
        Messages words = frame.sheet().words();
        String name = words.name(services.get(new ServiceId(id)).names());
        return Html.of(
                "admin/setup/service",
                new FormPage(
                        frame,
                        form,
                        name,
                        frame.address() + "/" + id,
                        Map.of(),
                        consequences.ofService(frame, id, name)));
    }
}
