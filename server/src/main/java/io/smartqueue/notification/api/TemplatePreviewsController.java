package io.smartqueue.notification.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.preview.TemplatePreview;
import io.smartqueue.notification.preview.TemplatePreviews;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.security.TenantChoice;
import io.smartqueue.web.PlainText;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/notification-templates/preview")
@Tag(name = "notification-templates")
class TemplatePreviewsController {

    record PreviewRequest(
            @Nullable @JsonAlias("tenant_id") String tenant,
            @NotNull Medium channel,
            @NotNull NotificationEvent event,

            @Nullable @Pattern(regexp = MessageTemplate.LOCALE) String locale,

            @PlainText.Lines @NotBlank @Size(max = 1600) String body,

            @Nullable @Size(max = 50) Map<@Size(max = 64) String, @NotNull @Size(max = 1600) String> values) {

        MessageTemplate.Draft draft() {
            return new MessageTemplate.Draft("preview", channel, event, locale, "", body, null, null, true, null);
        }
    }

    private final TenantChoice tenants;
    private final TemplatePreviews previews;

    TemplatePreviewsController(TenantChoice tenants, TemplatePreviews previews) {
        this.tenants = tenants;
        this.previews = previews;
    }

    @PostMapping
    @Requires(Right.MANAGE_TEMPLATES)
    TemplatePreview preview(Principal principal, @Valid @RequestBody PreviewRequest request) {
        return tenants.in(
                principal,
                request.tenant(),
                "tenant",
                Right.MANAGE_TEMPLATES,
                caller -> previews.of(
                        caller.tenant(), request.draft(), Objects.requireNonNullElse(request.values(), Map.of())));
    }
}
