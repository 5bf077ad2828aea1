package io.smartqueue.admin.words;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.message.MessageWords;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.notification.text.MessageTemplates;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The words of messages, by event, language and channel. */
@Controller
@RequestMapping("/admin/{slug}/words")
class WordsPageController {

    static final String PAGE = "words";
    private static final String PREVIEW = "preview";

    private final MessageTemplates templates;
    private final WordPages pages;
    private final FormChanges changes;

    WordsPageController(MessageTemplates templates, WordPages pages, FormChanges changes) {
        this.templates = templates;
        this.pages = pages;
        this.changes = changes;
    }

    @GetMapping
    @Requires(Right.MANAGE_TEMPLATES)
    Html list(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String event) {
        var found = templates.list(
                Listing.byName(page),
                MessageWords.filter(Medium.values(), Medium::code, channel),
                MessageWords.filter(NotificationEvent.values(), NotificationEvent::code, event),
                q);
        var list = new Listing<>(found, Map.of("q", q, "channel", channel, "event", event));
        return Html.of("admin/words/words", new WordsPage(desk(pageContext, caller), list));
    }

    @GetMapping("/new")
    @Requires(Right.MANAGE_TEMPLATES)
    Html blank(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String event) {
        Map<String, String> usual = Map.of("channel", channel, "event", event, "is_active", "true");
        return pages.show(desk(pageContext, caller), null, Form.blank(WordPages.KIND, usual));
    }

    @PostMapping("/new")
    @Requires(Right.MANAGE_TEMPLATES)
    Reply create(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String act,
            @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame desk = desk(pageContext, caller);
        return Form.typed(WordPages.KIND, fields)
                .attempt(
                        typed -> {
                            MessageTemplate.Draft draft = changes.draft(typed, MessageTemplate.Draft.class);
                            return act.equals(PREVIEW)
                                    ? pages.preview(desk, null, typed, draft)
                                    : AdminFrame.done(
                                            desk.address() + "/"
                                                    + templates.create(draft).id(),
                                            "created");
                        },
                        refused -> pages.show(desk, null, refused));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_TEMPLATES)
    Html read(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        MessageTemplate.Draft draft = draft(id);
        return pages.preview(desk(pageContext, caller), id, changes.showing(WordPages.KIND, draft), draft);
    }

    @PostMapping("/{id}")
    @Requires(Right.MANAGE_TEMPLATES)
    Reply change(
            PageContext pageContext,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String act,
            @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame desk = desk(pageContext, caller);
        return Form.typed(WordPages.KIND, fields)
                .attempt(
                        typed -> act.equals(PREVIEW)
                                ? pages.preview(desk, id, typed, changes.draft(typed, MessageTemplate.Draft.class))
                                : save(desk, id, typed),
                        refused -> pages.show(desk, id, refused));
    }

    private Reply save(AdminFrame desk, UUID id, Form typed) {
        changes.change("notification-templates/" + id, typed, () -> draft(id), draft -> templates.update(id, draft));
        return AdminFrame.done(desk.address() + "/" + id, "saved");
    }

    @PostMapping("/{id}/delete")
    @Requires(Right.MANAGE_TEMPLATES)
    Reply delete(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        templates.delete(id);
        return AdminFrame.done(desk(pageContext, caller).address(), "words_removed");
    }

    private MessageTemplate.Draft draft(UUID id) {
        return templates
                .find(id)
                .map(MessageTemplate.Draft::of)
                .orElseThrow(() -> Refusal.notFound("not_found", "There are no words with this id."));
    }

    private static AdminFrame desk(PageContext pageContext, Caller caller) {
        return AdminFrame.of(pageContext, caller, PAGE);
    }
}
