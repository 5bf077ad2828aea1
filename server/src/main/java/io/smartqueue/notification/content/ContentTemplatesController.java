package io.smartqueue.notification.content;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.security.TenantChoice;
import io.smartqueue.web.PlainText;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/content-templates")
@Tag(name = "content-templates", description = "The words that WhatsApp approves")
class ContentTemplatesController {

    @JsonIgnoreProperties({"id", "content_sid", "status", "because", "category_given", "checked_at", "created_at"})
    record Written(
            @Nullable @JsonAlias("tenant_id") String tenant,

            @NotNull @Pattern(
                    regexp = ContentTemplate.NAME,
                    message = "Write one to 512 lower-case letters, digits and _, as WhatsApp takes them.")
            String name,

            @NotNull @Pattern(regexp = MessageTemplate.LOCALE) String language,

            @NotNull ContentCategory category,
            @NotNull ContentKind kind,
            @PlainText.Lines @NotBlank @Size(max = 4096) String body,
            @Nullable @Size(max = 100) List<ContentTemplate.@NotNull @Valid Button> buttons,
            @Nullable @Size(max = 100) List<@NotNull @Size(max = 64) String> variables) {

        ContentTemplate.Words words() {
            return new ContentTemplate.Words(
                    name,
                    language,
                    category,
                    kind,
                    body,
                    Objects.requireNonNullElse(buttons, List.of()),
                    Objects.requireNonNullElse(variables, List.of()));
        }
    }

    private final ContentTemplates templates;
    private final TenantChoice tenants;

    ContentTemplatesController(ContentTemplates templates, TenantChoice tenants) {
        this.templates = templates;
        this.tenants = tenants;
    }

    @GetMapping
    @Requires(Right.MANAGE_TEMPLATES)
    Page<ContentTemplateView> list(
            Principal principal,
            @SortableBy({"created_at", "name", "status"}) Paging paging,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenantId,
            @RequestParam(name = "q", required = false) @Nullable String words) {
        return tenants.in(
                principal,
                tenantId == null ? tenant : tenantId,
                "tenant",
                Right.MANAGE_TEMPLATES,
                caller -> paging.view(templates
                        .list(paging.request(), words)
                        .map(template ->
                                ContentTemplateView.of(caller.tenant().id().value(), template))));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Right.MANAGE_TEMPLATES)
    ContentTemplateView create(Principal principal, @Valid @RequestBody Written written) {
        return tenants.in(
                principal,
                written.tenant(),
                "tenant",
                Right.MANAGE_TEMPLATES,
                caller -> ContentTemplateView.of(caller.tenant().id().value(), templates.create(written.words())));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_TEMPLATES)
    ContentTemplateView get(Principal principal, @PathVariable UUID id) {
        return tenants.find(
                principal,
                Right.MANAGE_TEMPLATES,
                caller -> templates
                        .find(id)
                        .map(found ->
                                ContentTemplateView.of(caller.tenant().id().value(), found)));
    }

    @PostMapping("/{id}/submit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Right.MANAGE_TEMPLATES)
    ContentTemplateView submit(Principal principal, @PathVariable UUID id) {
        return tenants.find(
                principal,
                Right.MANAGE_TEMPLATES,
                caller -> templates
                        .submit(id)
                        .map(submitted ->
                                ContentTemplateView.of(caller.tenant().id().value(), submitted)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Right.MANAGE_TEMPLATES)
    void delete(Principal principal, @PathVariable UUID id) {
        tenants.find(
                principal,
                Right.MANAGE_TEMPLATES,
                caller -> templates.delete(id) ? Optional.of(id) : Optional.<UUID>empty());
    }
}
