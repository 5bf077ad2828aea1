package io.smartqueue.admin.setup;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.DraftForms;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.admin.part.ListPage;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.page.Html;
import io.smartqueue.page.Messages;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.counter.CounterDraft;
import io.smartqueue.queue.counter.CounterRelease;
import io.smartqueue.queue.counter.Counters;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.OptionalText;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of counters: which queues each serves, and which of them goes before the others there. */
@Controller
@RequestMapping("/admin/{slug}/counters")
class CountersPageController {

    private static final String PAGE = "counters";

    private final Counters counters;
    private final CounterRelease release;
    private final DraftForms<CounterDraft> forms;
    private final Choices choices;
    private final CounterPages pages;

    CountersPageController(
            Counters counters, CounterRelease release, FormChanges changes, Choices choices, CounterPages pages) {
        this.counters = counters;
        this.release = release;
        this.forms = new DraftForms<>(
                PAGE, CounterDraft.class, changes, id -> CounterDraft.of(counters.get(new CounterId(id))));
        this.choices = choices;
        this.pages = pages;
    }

    @GetMapping
    @Requires(Right.MANAGE_COUNTERS)
    Html list(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String active,
            @RequestParam(defaultValue = "1") int page) {
        Messages words = pageContext.words();
        var found = counters.search(q, Choices.id(site), Active.of(active), caller.siteIds(), Listing.byName(page));
        return Html.of(
                "admin/setup/counters",
                new ListPage<>(
                        AdminFrame.of(pageContext, caller, PAGE),
                        new Listing<>(found, Map.of("q", q, "site", site, "active", active)),
                        Map.of("site", choices.sites(caller, words), "active", Choices.states(words))));
    }

    /** First asks for the site, since the queues that a counter can serve are those of its site. */
    @GetMapping("/new")
    @Requires(Right.MANAGE_COUNTERS)
    Html blank(PageContext pageContext, Caller caller, @RequestParam(defaultValue = "") String site) {
        return pages.blank(
                AdminFrame.of(pageContext, caller, PAGE),
                Form.blank(PAGE, Map.of("site_id", site, "is_active", "true")));
    }

    @PostMapping("/new")
    @Requires(Right.MANAGE_COUNTERS)
    Reply create(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return forms.create(
                fields,
                draft -> {
                    caller.requireSite(counters.siteOf(draft));
                    counters.create(draft);
                    return AdminFrame.done(frame.address(), "created");
                },
                refused -> pages.blank(frame, refused));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_COUNTERS)
    Html read(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return pages.stored(AdminFrame.of(pageContext, caller, PAGE), id, forms.of(id));
    }

    @PostMapping("/{id}")
    @Requires(Right.MANAGE_COUNTERS)
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
                draft -> {
                    caller.requireSite(counters.siteOf(draft));
                    counters.change(new CounterId(id), draft);
                },
                refused -> pages.stored(frame, id, refused));
    }

    /** Somebody at the counter prevents it, and the page says so. */
    @PostMapping("/{id}/deactivate")
    @Requires(Right.MANAGE_COUNTERS)
    Reply deactivate(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return forms.of(id)
                .attempt(
                        shown -> {
                            boolean stays = counters.remove(new CounterId(id)).isPresent();
                            return DraftForms.removed(frame, stays);
                        },
                        refused -> pages.stored(frame, id, refused));
    }

    @PostMapping("/{id}/free")
    @Requires(Right.MANAGE_COUNTERS)
    Reply free(
            PageContext pageContext,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return forms.of(id)
                .attempt(
                        shown -> {
                            release.free(new CounterId(id), true, OptionalText.of(reason), Actor.of(caller));
                            return AdminFrame.done(frame.address() + "/" + id, "freed");
                        },
                        refused -> pages.stored(frame, id, refused));
    }
}
