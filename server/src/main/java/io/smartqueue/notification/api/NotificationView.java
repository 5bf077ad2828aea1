package io.smartqueue.notification.api;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.Notification;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification as it is shown; see {@link Notification} for what its parts mean. */
record NotificationView(
        UUID id,
        UUID tenant,
        NotificationStatus status,
        Medium channel,
        NotificationEvent event,
        @Nullable UUID ticketId,
        @Nullable UUID templateId,
        String recipient,
        String subject,
        String body,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String providerId,
        @Nullable Integer segments,
        @Nullable String encoding,
        @Nullable BigDecimal cost,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        List<Notification.Step> events) {

    static NotificationView of(TenantId tenant, Notification notification, String recipient) {
        return new NotificationView(
                notification.id(),
                tenant.value(),
                notification.status(),
                notification.channel(),
                notification.event(),
                notification.ticketId(),
                notification.templateId(),
                recipient,
                notification.subject(),
                notification.body(),
                notification.errorCode(),
                notification.errorMessage(),
                notification.providerId(),
                notification.segments(),
                notification.encoding(),
                notification.cost(),
                notification.createdAt(),
                notification.sentAt(),
                notification.deliveredAt(),
                notification.events());
    }
}
