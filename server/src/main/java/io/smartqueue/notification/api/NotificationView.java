package io.smartqueue.notification.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.Notification;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.tenant.TenantId;
import java.util.List;
import java.util.UUID;

/** A notification as it is shown; see {@link Notification} for what its parts mean. */
record NotificationView(
        UUID id,
        UUID tenant,
        NotificationStatus status,
        Medium channel,
        NotificationEvent event,
        @JsonUnwrapped Notification.Origin origin,
        @JsonUnwrapped Message message,
        @JsonUnwrapped Notification.Report report,
        @JsonUnwrapped Notification.Times times,
        List<Notification.Step> events) {

    record Message(String recipient, String subject, String body) {}

    static NotificationView of(TenantId tenant, Notification notification, String recipient) {
        Notification.Text text = notification.text();
        return new NotificationView(
                notification.id(),
                tenant.value(),
                notification.status(),
                notification.channel(),
                notification.event(),
                notification.origin(),
                new Message(recipient, text.subject(), text.body()),
                notification.report(),
                notification.times(),
                notification.events());
    }
}
