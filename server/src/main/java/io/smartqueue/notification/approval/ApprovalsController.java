package io.smartqueue.notification.approval;

import io.smartqueue.notification.content.ContentTemplateView;
import io.smartqueue.notification.content.ContentTemplates;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.security.TenantChoice;
import io.smartqueue.web.IdempotencyKey;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/content-templates")
@Tag(name = "content-templates")
class ApprovalsController {

    private final ContentTemplates templates;
    private final ApprovalLooks looks;
    private final TenantChoice tenants;

    ApprovalsController(ContentTemplates templates, ApprovalLooks looks, TenantChoice tenants) {
        this.templates = templates;
        this.looks = looks;
        this.tenants = tenants;
    }

    /**
     * Asks the provider now. Nothing is kept under an idempotency key (as a {@code @PostMapping} would), because asking
     * twice does nothing twice, and a key would keep a transaction open while the provider answers.
     */
    @RequestMapping(path = "/{id}/refresh", method = RequestMethod.POST)
    @Requires(Right.MANAGE_TEMPLATES)
    ContentTemplateView refresh(
            Principal principal,
            @PathVariable UUID id,
            @Parameter(description = "A question may be asked again: nothing is kept for it")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key) {
        Optional.ofNullable(key).ifPresent(IdempotencyKey::new);
        return tenants.find(
                principal,
                Right.MANAGE_TEMPLATES,
                caller -> templates
                        .find(id)
                        .flatMap(found -> {
                            looks.look(id, true);
                            return templates.find(id);
                        })
                        .map(found ->
                                ContentTemplateView.of(caller.tenant().id().value(), found)));
    }
}
