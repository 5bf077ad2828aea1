package io.smartqueue.admin.setup;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
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
import io.smartqueue.site.SiteDraft;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of sites. */
@Controller
@RequestMapping("/admin/{slug}/sites")
class SitesPageController {

    private static final String PAGE = "sites";

    private final Sites sites;
    private final DraftForms<SiteDraft> forms;
    private final Consequences consequences;

    SitesPageController(Sites sites, FormChanges changes, Consequences consequences) {
        this.sites = sites;
        this.forms = new DraftForms<>(PAGE, SiteDraft.class, changes, id -> SiteDraft.of(sites.get(new SiteId(id))));
        this.consequences = consequences;
    }

    @GetMapping
    @Requires(Right.MANAGE_SITES)
    Html list(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String active,
            @RequestParam(defaultValue = "1") int page) {
        var found = sites.search(q, Active.of(active), caller.siteIds(), Listing.byName(page));
        return Html.of(
                "admin/setup/sites",
                new ListPage<>(
                        AdminFrame.of(pageContext, caller, PAGE),
                        new Listing<>(found, Map.of("q", q, "active", active)),
                        Map.of("active", Choices.states(pageContext.words()))));
    }

    @GetMapping("/new")
    @Requires(Right.MANAGE_SITES)
    Html blank(PageContext pageContext, Caller caller) {
        Map<String, String> usual = Map.of(
                "country",
                caller.tenant().country(),
                "zone",
                caller.tenant().zone().getId(),
                "end_of_day",
                "expire",
                "is_active",
                "true");
        return page(AdminFrame.of(pageContext, caller, PAGE), Form.blank(PAGE, usual));
    }

    @PostMapping("/new")
    @Requires(Right.MANAGE_SITES)
    Reply create(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return forms.create(
                fields,
                draft -> AdminFrame.done(
                        frame.address() + "/" + sites.create(draft).id() + "/hours", "created"),
                refused -> page(frame, refused));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_SITES)
    Html read(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return page(AdminFrame.of(pageContext, caller, PAGE), id, forms.of(id));
    }

    @PostMapping("/{id}")
    @Requires(Right.MANAGE_SITES)
    Reply change(
            PageContext pageContext,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return forms.change(
                frame, id, fields, draft -> sites.change(new SiteId(id), draft), refused -> page(frame, id, refused));
    }

    @PostMapping("/{id}/deactivate")
    @Requires(Right.MANAGE_SITES)
    Reply deactivate(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        boolean stays = sites.remove(new SiteId(id)).isPresent();
        return DraftForms.removed(AdminFrame.of(pageContext, caller, PAGE), stays);
    }

    private Html page(AdminFrame frame, Form form) {
        Messages words = frame.sheet().words();
        return Html.of(
                "admin/setup/site",
                new FormPage(
                        frame, form, words.say("setup.sites.new"), frame.address() + "/new", offered(words), null));
    }

    private Html page(AdminFrame frame, UUID id, Form form) {
        Messages words = frame.sheet().words();
        String name = words.name(sites.get(new SiteId(id)).names());
        return Html.of(
                "admin/setup/site",
                new FormPage(
                        frame,
                        form,
                        name,
                        frame.address() + "/" + id,
                        offered(words),
                        consequences.ofSite(frame, id, name)));
    }

    private static Map<String, List<Choice>> offered(Messages words) {
        return Map.of(
                "country", Choices.countries(words),
                "zone", Choices.zones());
    }
}
