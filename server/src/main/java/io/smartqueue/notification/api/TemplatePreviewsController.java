package io.smartqueue.notification.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.smartqueue.cost.Money;
import io.smartqueue.cost.price.PriceRules;
import io.smartqueue.cost.price.PricedMessage;
import io.smartqueue.cost.price.PricedMessage.Category;
import io.smartqueue.cost.price.PricedMessage.Direction;
import io.smartqueue.cost.price.PricedMessage.Window;
import io.smartqueue.cost.price.Quote;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.MessageTemplate;
import io.smartqueue.notification.MessageTemplates;
import io.smartqueue.notification.NotificationEvent;
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
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final PriceRules prices;
    private final InstantSource clock;

    TemplatePreviewsController(TenantChoice tenants, PriceRules prices, InstantSource clock) {
        this.tenants = tenants;
        this.prices = prices;
        this.clock = clock;
    }

    @PostMapping
    @Requires(Right.MANAGE_TEMPLATES)
    TemplatePreview preview(Principal principal, @Valid @RequestBody PreviewRequest request) {
        return tenants.in(principal, request.tenant(), "tenant", Right.MANAGE_TEMPLATES, caller -> {
            MessageTemplates.check(request.draft());
            Map<String, String> given = Objects.requireNonNullElse(request.values(), Map.of());
            return TemplatePreview.of(
                    request.draft(),
                    caller.tenant().name(),
                    given,
                    segments -> price(request.channel(), caller.tenant().country(), segments));
        });
    }

    /** To a number of the organisation's country; by WhatsApp to somebody who has not written to it lately. */
    private Optional<Money> price(Medium channel, String country, int segments) {
        boolean isWhatsapp = channel == Medium.WHATSAPP;
        return prices.pricing()
                .of(new PricedMessage(
                        channel,
                        Direction.OUT,
                        channel.contact() == ContactPoint.Kind.PHONE ? country : "",
                        null,
                        isWhatsapp ? Category.UTILITY : Category.ANY,
                        isWhatsapp ? Window.CLOSED : Window.ANY,
                        segments,
                        clock.instant()))
                .map(Quote::total);
    }
}
