package io.smartqueue.notification.api;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.notification.MessageSender;
import io.smartqueue.notification.Notification;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.Notifications;
import io.smartqueue.security.Caller;
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
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/notifications")
@Tag(name = "notifications", description = "The messages to people, and how far each has come")
class NotificationsController {

    /** Either a template with its context, or the words themselves with their channel. */
    record Request(
            @Nullable String tenantId,
            @Nullable String tenant,
            @Nullable UUID templateId,
            @NotBlank @Size(max = 254) String recipient,
            @Nullable @Size(max = 50) Map<String, Object> context,
            @Nullable Medium channel,
            @Nullable @Size(max = 200) String subject,
            @PlainText.Lines @Nullable @Size(max = 1600) String body,
            @Nullable Instant notBefore) {}

    private final Notifications notifications;
    private final MessageSender messageSender;
    private final TenantChoice tenants;

    NotificationsController(Notifications notifications, MessageSender messageSender, TenantChoice tenants) {
        this.notifications = notifications;
        this.messageSender = messageSender;
        this.tenants = tenants;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Right.SEND_MESSAGES)
    NotificationView send(Principal principal, @Valid @RequestBody Request request) {
        String tenant = request.tenantId() == null ? request.tenant() : request.tenantId();
        return tenants.in(principal, tenant, "tenant_id", Right.SEND_MESSAGES, caller -> {
            UUID id = request.templateId() == null
                    ? messageSender.sendText(
                            caller.tenant(),
                            request.channel(),
                            request.recipient(),
                            new MessageSender.Words(request.subject(), request.body()),
                            request.notBefore())
                    : messageSender.sendTemplate(
                            caller.tenant(),
                            request.templateId(),
                            request.recipient(),
                            request.context(),
                            request.notBefore());
            return view(caller, notifications.find(id).orElseThrow());
        });
    }

    @GetMapping
    @Requires(Right.SEE_MESSAGES)
    Page<NotificationView> list(
            Principal principal,
            @SortableBy({"created_at"}) Paging paging,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenantId,
            @RequestParam(required = false) @Nullable NotificationStatus status,
            @RequestParam(required = false) @Nullable Medium channel,
            @RequestParam(required = false) @Nullable String recipient,
            @RequestParam(required = false) @Nullable UUID ticket,
            @RequestParam(required = false) @Nullable NotificationEvent event,
            @RequestParam(name = "error_code", required = false) @Nullable String errorCode,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant to) {
        String where = tenantId == null ? tenant : tenantId;
        return tenants.in(principal, where, "tenant", Right.SEE_MESSAGES, caller -> {
            String plain = recipient == null
                    ? null
                    : Recipients.plain(recipient, caller.tenant().country());
            var filter = new Notifications.Filter(
                    status, channel, plain, ticket, event, errorCode, from, to, caller.siteIds());
            return paging.view(notifications.list(paging.request(), filter).map(found -> view(caller, found)));
        });
    }

    @GetMapping("/{id}")
    @Requires(Right.SEE_MESSAGES)
    NotificationView get(Principal principal, @PathVariable UUID id) {
        return tenants.find(
                principal, Right.SEE_MESSAGES, caller -> notifications.find(id).map(found -> view(caller, found)));
    }

    private static NotificationView view(Caller caller, Notification notification) {
        String recipient = caller.may(Right.SEE_FULL_PHONES)
                ? notification.recipient()
                : notification.channel().contact().mask(notification.recipient());
        return NotificationView.of(caller.tenant().id(), notification, recipient);
    }

    private static final class Recipients {

        /** A filter that is no number finds nothing rather than everything. */
        static String plain(String recipient, String country) {
            String bare = Medium.withoutName(recipient);
            // In a query an unescaped plus arrives as a space.
            String number = recipient.startsWith(" ") ? "+" + bare : bare;
            return PhoneNumber.parse(number, country).map(PhoneNumber::e164).orElse(bare);
        }
    }
}
