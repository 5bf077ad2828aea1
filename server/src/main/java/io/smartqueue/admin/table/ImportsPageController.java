package io.smartqueue.admin.table;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.imports.ImportKind;
import io.smartqueue.admin.imports.ImportRun;
import io.smartqueue.admin.imports.Imports;
import io.smartqueue.admin.imports.MultipartForm;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Problem;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.request.RequestFaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
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

    /** Looks at it without making anything: at the file, or at the lines that were pasted. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Right.MANAGE_ORGANISATION)
    Reply look(
            PageContext pageContext,
            Caller caller,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
            @RequestBody byte[] body) {
        MultipartForm sent = MultipartForm.read(body, type);
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("kind", sent.text("kind"));
        fields.add("file", sent.text("file"));
        byte[] upload = sent.part("upload").orElse(new byte[0]);
        return look(pageContext, caller, fields, upload);
    }

    @PostMapping
    @Requires(Right.MANAGE_ORGANISATION)
    Reply look(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        return look(pageContext, caller, fields, new byte[0]);
    }

    private Reply look(PageContext pageContext, Caller caller, MultiValueMap<String, String> fields, byte[] upload) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        return Form.typed(PAGE, fields)
                .attempt(
                        typed -> {
                            ImportKind kind = ImportKind.of(typed.value("kind"))
                                    .orElseThrow(() -> Refusal.field("kind", "invalid_choice", "Choose a kind."));
                            byte[] pasted = typed.value("file").strip().getBytes(StandardCharsets.UTF_8);
                            byte[] table = upload.length > 0 ? upload : pasted;
                            ImportRun run = imports.take(kind, true, table, Imports.actor(caller));
                            return Reply.redirect(frame.address() + "/" + run.id());
                        },
                        refused -> page(frame, refused, 1, null));
    }

    /** Nothing of a body is read that is too large, so the form is shown as it was at first. */
    @ExceptionHandler
    Reply unreadable(IOException fault, PageContext pageContext, Caller caller) throws IOException {
        if (RequestFaults.find(fault).isEmpty()) {
            throw fault;
        }
        Form form = Form.blank(PAGE, Map.of("kind", "sites"))
                .refused(Refusal.field("upload", "body_too_large", "Send at most 1 MiB."));
        return page(AdminFrame.of(pageContext, caller, PAGE), form, 1, null).status(HttpStatus.CONTENT_TOO_LARGE);
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_ORGANISATION)
    Html read(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return page(AdminFrame.of(pageContext, caller, PAGE), Form.blank(PAGE, Map.of()), 1, imports.get(id));
    }

    /** Makes what was looked at. */
    @PostMapping("/{id}/make")
    @Requires(Right.MANAGE_ORGANISATION)
    Reply make(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        try {
            return Reply.redirect(frame.address() + "/"
                    + imports.make(id, Imports.actor(caller)).id());
        } catch (Refusal refusal) {
            return page(frame.refused(refusal), Form.blank(PAGE, Map.of()), 1, imports.get(id))
                    .status(Problem.status(refusal.kind()));
        }
    }

    private Html page(AdminFrame frame, Form form, int number, @Nullable ImportRun one) {
        var paging = PageRequest.newestFirst(Listing.near(number), PageRequest.DEFAULT_SIZE);
        boolean isOffered = one != null && imports.canBeMade(one.id());
        return Html.of("admin/setup/imports", new ImportsPage(frame, form, imports.list(paging), one, isOffered));
    }
}
