package io.smartqueue.admin.words;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.approval.ApprovalLooks;
import io.smartqueue.notification.content.ContentTemplate;
import io.smartqueue.notification.content.ContentTemplates;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Problem;
import io.smartqueue.web.paging.PageRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The words that WhatsApp approves. */
@Controller
@RequestMapping("/admin/{slug}/content-templates")
class ContentsPageController {

    static final String PAGE = "content-templates";
    private static final String KIND = "content";

    private final ContentTemplates contents;
    private final ApprovalLooks approvals;
    private final FormChanges changes;

    ContentsPageController(ContentTemplates contents, ApprovalLooks approvals, FormChanges changes) {
        this.contents = contents;
        this.approvals = approvals;
        this.changes = changes;
    }

    @GetMapping
    @Requires(Right.MANAGE_TEMPLATES)
    Html list(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String q) {
        return show(desk(pageContext, caller), page, q, Form.blank(KIND, Map.of()), false);
    }

    @GetMapping("/new")
    @Requires(Right.MANAGE_TEMPLATES)
    Html blank(PageContext pageContext, Caller caller) {
        AdminFrame desk = desk(pageContext, caller);
        return show(desk, 1, "", Form.blank(KIND, Map.of("language", desk.language(), "category", "utility")), true);
    }

    @PostMapping("/new")
    @Requires(Right.MANAGE_TEMPLATES)
    Reply create(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame desk = desk(pageContext, caller);
        return Form.typed(KIND, fields)
                .attempt(
                        typed -> {
                            contents.create(
                                    changes.draft(typed, TypedContent.class).words());
                            return AdminFrame.done(desk.address(), "created");
                        },
                        refused -> show(desk, 1, "", refused, true));
    }

    @PostMapping("/{id}/submit")
    @Requires(Right.MANAGE_TEMPLATES)
    Reply submit(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return act(pageContext, caller, "submitted", () -> contents.submit(id));
    }

    @PostMapping("/{id}/refresh")
    @Requires(Right.MANAGE_TEMPLATES)
    Reply refresh(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return act(pageContext, caller, "refreshed", () -> approvals.ask(id));
    }

    @PostMapping("/{id}/delete")
    @Requires(Right.MANAGE_TEMPLATES)
    Reply delete(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return act(pageContext, caller, "words_removed", () -> contents.delete(id));
    }

    private Reply act(PageContext pageContext, Caller caller, String done, Runnable deed) {
        AdminFrame desk = desk(pageContext, caller);
        try {
            deed.run();
            return AdminFrame.done(desk.address(), done);
        } catch (Refusal refusal) {
            HttpStatus status = Problem.status(refusal.kind());
            return show(desk.refused(refusal), 1, "", Form.blank(KIND, Map.of()), false)
                    .status(status);
        }
    }

    private Html show(AdminFrame desk, int number, String typed, Form form, boolean isNew) {
        var paging = PageRequest.newestFirst(Listing.near(number), PageRequest.DEFAULT_SIZE);
        Listing<ContentTemplate> list = new Listing<>(contents.list(paging, typed), Map.of("q", typed));
        return Html.of("admin/words/contents", new ContentsPage(desk, list, form, isNew));
    }

    private static AdminFrame desk(PageContext pageContext, Caller caller) {
        return AdminFrame.of(pageContext, caller, PAGE);
    }
}
