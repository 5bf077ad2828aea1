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
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Queues;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
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

/** The pages of queues, with what their rules mean. */
@Controller
@RequestMapping("/admin/{slug}/queues")
class QueuesPageController {

    private static final String PAGE = "queues";

    private final Queues queues;
    private final FormChanges changes;
    private final DraftForms<Queue.Draft> forms;
    private final Choices choices;
    private final Consequences consequences;

    QueuesPageController(Queues queues, FormChanges changes, Choices choices, Consequences consequences) {
        this.queues = queues;
        this.changes = changes;
        this.forms =
                new DraftForms<>(PAGE, Queue.Draft.class, changes, id -> Queue.Draft.of(queues.get(new QueueId(id))));
        this.choices = choices;
        this.consequences = consequences;
    }

    @GetMapping
    @Requires(Right.MANAGE_QUEUES)
    Html list(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "1") int page) {
        Messages words = pageContext.words();
        var found =
                queues.search(q, Choices.id(site), QueueRules.status(status), caller.siteIds(), Listing.byName(page));
        return Html.of(
                "admin/setup/queues",
                new ListPage<>(
                        AdminFrame.of(pageContext, caller, PAGE),
                        new Listing<>(found, Map.of("q", q, "site", site, "status", status)),
                        Map.of(
                                "site", choices.sites(caller, words),
                                "status", QueueRules.statuses(words))));
    }

    @GetMapping("/new")
    @Requires(Right.MANAGE_QUEUES)
    Html blank(PageContext pageContext, Caller caller, @RequestParam(defaultValue = "") String site) {
        Form usual = changes.showing(PAGE, QueueRules.usual(site));
        return page(AdminFrame.of(pageContext, caller, PAGE), usual);
    }

    @PostMapping("/new")
    @Requires(Right.MANAGE_QUEUES)
    Reply create(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return forms.create(
                fields,
                draft -> {
                    caller.requireSite(queues.siteOf(draft));
                    queues.create(draft);
                    return AdminFrame.done(frame.address(), "created");
                },
                refused -> page(frame, refused));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_QUEUES)
    Html read(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return page(AdminFrame.of(pageContext, caller, PAGE), id, forms.of(id));
    }

    @PostMapping("/{id}")
    @Requires(Right.MANAGE_QUEUES)
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
                    caller.requireSite(queues.siteOf(draft));
                    queues.change(new QueueId(id), draft);
                },
                refused -> page(frame, id, refused));
    }

    @PostMapping("/{id}/deactivate")
    @Requires(Right.MANAGE_QUEUES)
    Reply deactivate(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        boolean stays = queues.remove(new QueueId(id)).isPresent();
        return DraftForms.removed(AdminFrame.of(pageContext, caller, PAGE), stays);
    }

    private Html page(AdminFrame frame, Form form) {
        Messages words = frame.sheet().words();
        var page = new FormPage(
                frame, form, words.say("setup.queues.new"), frame.address() + "/new", offered(frame), null);
        return Html.of("admin/setup/queue", new QueuePage(page, null));
    }

    private Html page(AdminFrame frame, UUID id, Form form) {
        Queue queue = queues.get(new QueueId(id));
        String name = frame.sheet().words().name(queue.names());
        var page = new FormPage(
                frame, form, name, frame.address() + "/" + id, offered(frame), consequences.ofQueue(frame, id, name));
        return Html.of("admin/setup/queue", new QueuePage(page, queue));
    }

    private Map<String, List<Choice>> offered(AdminFrame frame) {
        Messages words = frame.sheet().words();
        return Map.of(
                "site_id", choices.sites(frame.caller(), words),
                "service_id", choices.services(words),
                "order", QueueRules.orders(words),
                "status", QueueRules.statuses(words),
                "requeue.to", QueueRules.returns(words));
    }
}
