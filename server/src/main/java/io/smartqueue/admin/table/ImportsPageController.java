package io.smartqueue.admin.table;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.imports.ImportKind;
import io.smartqueue.admin.imports.ImportRun;
import io.smartqueue.admin.imports.Imports;
import io.smartqueue.admin.part.Form;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.PageRequest;
import java.nio.charset.StandardCharsets;
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

/** Imports on a page: the table is looked at first, and made when nothing is wrong with it. */
@Controller
@RequestMapping("/admin/{slug}/imports")
class ImportsPageController {

    private static final String PAGE = "imports";

    private final Imports imports;

    ImportsPageController(Imports imports) {
        this.imports = imports;
    }

    @GetMapping
    @Requires(Right.MANAGE_ORGANISATION)
    Html list(PageContext pageContext, Caller caller, @RequestParam(defaultValue = "1") int page) {
        return page(AdminFrame.of(pageContext, caller, PAGE), Form.blank(PAGE, Map.of("kind", "sites")), page, null);
    }

    /** Looks at it without making anything. */
    @PostMapping
    @Requires(Right.MANAGE_ORGANISATION)
    Reply look(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return Form.typed(PAGE, fields)
                .attempt(
                        typed -> {
                            ImportKind kind = ImportKind.of(typed.value("kind"))
                                    .orElseThrow(() -> Refusal.field("kind", "invalid_choice", "Choose a kind."));
                            byte[] table = typed.value("file").strip().getBytes(StandardCharsets.UTF_8);
                            ImportRun run = imports.take(kind, true, table, Imports.actor(caller));
                            return Reply.redirect(frame.address() + "/" + run.id());
                        },
                        refused -> page(frame, refused, 1, null));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_ORGANISATION)
    Html read(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return page(AdminFrame.of(pageContext, caller, PAGE), Form.blank(PAGE, Map.of()), 1, imports.get(id));
    }

    /** Makes what was looked at. */
    @PostMapping("/{id}/make")
    @Requires(Right.MANAGE_ORGANISATION)
    Reply make(@PathVariable String slug, Caller caller, @PathVariable UUID id) {
        ImportRun run = imports.make(id, Imports.actor(caller));
        return Reply.redirect("/admin/" + slug + "/" + PAGE + "/" + run.id());
    }

    private Html page(AdminFrame frame, Form form, int number, @Nullable ImportRun one) {
        var paging = PageRequest.newestFirst(Math.clamp(number, 1, 100_000), PageRequest.DEFAULT_SIZE);
        return Html.of("admin/setup/imports", new ImportsPage(frame, form, imports.list(paging), one));
    }
}
