package io.smartqueue.admin.imports;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/imports")
@Tag(name = "imports", description = "Sites, services, queues, counters, staff and customers from a table")
class ImportsController {

    /** What the body consists of. */
    record Upload(
            @Schema(allowableValues = {"sites", "services", "queues", "counters", "staff", "customers"})
            String kind,

            @Nullable Boolean dryRun,
            @Schema(format = "binary") String file) {}

    private final Imports imports;

    ImportsController(Imports imports) {
        this.imports = imports;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Right.MANAGE_ORGANISATION)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportRun take(
            Caller caller,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = Upload.class)))
                    @RequestBody
                    byte[] body) {
        MultipartForm form = MultipartForm.read(body, type);
        List<Refusal.Field> wrong = new ArrayList<>();
        Optional<ImportKind> kind = ImportKind.of(form.text("kind"));
        if (kind.isEmpty()) {
            wrong.add(new Refusal.Field("kind", "invalid_choice", "Use one of the kinds of the documentation."));
        }
        if (!form.text("dry_run").matches("(?i)|true|false")) {
            wrong.add(new Refusal.Field("dry_run", "invalid_value", "Use true or false."));
        }
        byte[] file = form.part("file").orElse(new byte[0]);
        if (file.length == 0) {
            wrong.add(new Refusal.Field("file", "required", "Give a table as a file."));
        }
        if (kind.isEmpty() || !wrong.isEmpty()) {
            throw Refusal.fields(wrong);
        }
        return imports.take(kind.get(), form.text("dry_run").equalsIgnoreCase("true"), file, Imports.actor(caller));
    }

    @GetMapping
    @Requires(Right.MANAGE_ORGANISATION)
    Page<ImportRun> list(@SortableBy("created_at") Paging paging) {
        return paging.view(imports.list(paging.request()));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_ORGANISATION)
    ImportRun read(@PathVariable UUID id) {
        return imports.get(id);
    }
}
