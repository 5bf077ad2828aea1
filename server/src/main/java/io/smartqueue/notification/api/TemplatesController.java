package io.smartqueue.notification.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.notification.text.MessageTemplates;
import io.smartqueue.notification.text.SmsSpelling;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.security.TenantChoice;
import io.smartqueue.web.Patching;
import io.smartqueue.web.PlainText;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/admin/notification-templates")
@Tag(name = "notification-templates", description = "The words of messages, by event, channel and language")
class TemplatesController {

    @JsonIgnoreProperties({"id", "variables", "segments", "encoding", "warnings", "created_at", "updated_at"})
    record Written(
            @Nullable @JsonAlias("tenant_id") String tenant,
            @NotBlank @Size(max = 200) String name,
            @NotNull Medium channel,
            @NotNull NotificationEvent event,

            @Nullable @Pattern(regexp = MessageTemplate.LOCALE) String locale,

            @Nullable @Size(max = 200) String subject,
            @PlainText.Lines @NotBlank @Size(max = 1600) String body,

            @Nullable @Pattern(regexp = MessageTemplate.CONTENT_SID) String contentSid,

            @Nullable UUID contentTemplateId,

            @Nullable Boolean isActive,
            @Nullable SmsSpelling smsSpelling) {

        MessageTemplate.Draft draft() {
            return new MessageTemplate.Draft(
                    name, channel, event, locale, subject, body, contentSid, contentTemplateId, isActive, smsSpelling);
        }
    }

    private final MessageTemplates templates;
    private final TenantChoice tenants;
    private final Patching patching;

    TemplatesController(MessageTemplates templates, TenantChoice tenants, Patching patching) {
        this.templates = templates;
        this.tenants = tenants;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.MANAGE_TEMPLATES)
    Page<TemplateView> list(
            Principal principal,
            @SortableBy({"created_at", "updated_at", "name"}) Paging paging,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenantId,
            @RequestParam(required = false) @Nullable Medium channel,
            @RequestParam(required = false) @Nullable NotificationEvent event,
            @RequestParam(name = "q", required = false) @Nullable String words) {
        return tenants.in(
                principal,
                tenantId == null ? tenant : tenantId,
                "tenant",
                Right.MANAGE_TEMPLATES,
                caller -> paging.view(templates
                        .list(paging.request(), channel, event, words)
                        .map(template -> TemplateView.of(caller.tenant(), template))));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Right.MANAGE_TEMPLATES)
    TemplateView create(Principal principal, @Valid @RequestBody Written written) {
        return tenants.in(
                principal,
                written.tenant(),
                "tenant",
                Right.MANAGE_TEMPLATES,
                caller -> TemplateView.of(caller.tenant(), templates.create(written.draft())));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_TEMPLATES)
    TemplateView get(Principal principal, @PathVariable UUID id) {
        return tenants.find(
                principal,
                Right.MANAGE_TEMPLATES,
                caller -> templates.find(id).map(found -> TemplateView.of(caller.tenant(), found)));
    }

    @PutMapping("/{id}")
    @Requires(Right.MANAGE_TEMPLATES)
    TemplateView replace(Principal principal, @PathVariable UUID id, @Valid @RequestBody Written written) {
        return tenants.find(
                principal,
                Right.MANAGE_TEMPLATES,
                caller -> templates
                        .find(id)
                        .flatMap(present -> {
                            requireSame(caller, written.tenant());
                            return templates.update(id, written.draft());
                        })
                        .map(changed -> TemplateView.of(caller.tenant(), changed)));
    }

    private static void requireSame(Caller caller, @Nullable String tenant) {
        boolean same = tenant == null
                || tenant.isBlank()
                || tenant.equalsIgnoreCase(caller.tenant().slug().value())
                || tenant.equalsIgnoreCase(caller.tenant().id().toString());
        if (!same) {
            throw Refusal.field("tenant", "not_changeable", "A template stays with its organisation.");
        }
    }

    @PatchMapping("/{id}")
    @Requires(Right.MANAGE_TEMPLATES)
    TemplateView change(
            Principal principal,
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MessageTemplate.Draft.class)))
                    @RequestBody
                    JsonNode changes) {
        return tenants.find(
                principal,
                Right.MANAGE_TEMPLATES,
                caller -> templates
                        .find(id)
                        .map(MessageTemplate.Draft::of)
                        .flatMap(present -> templates.update(id, patching.apply(present, changes)))
                        .map(changed -> TemplateView.of(caller.tenant(), changed)));
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
