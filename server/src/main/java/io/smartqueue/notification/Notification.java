package io.smartqueue.notification;

import io.smartqueue.customer.Medium;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person, with all that became of it.
 *
 * @param errorCode the provider's code, or ours where it never reached one
 * @param providerId the provider's own id; always there once the message is sent
 * @param segments paid parts of an SMS, null for other ways
 * @param cost null until the provider has told it
 */
public record Notification(
        UUID id,
        @Nullable UUID templateId,
        Medium channel,
        NotificationEvent event,
        @Nullable UUID ticketId,
        String recipient,
        String subject,
        String body,
        NotificationStatus status,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String providerId,
        @Nullable Integer segments,
        @Nullable String encoding,
        @Nullable BigDecimal cost,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        List<Step> events) {

    /**
     * One line of the timeline.
     *
     * @param type one of {@link StepType}, or the provider's own word of a receipt
     */
    public record Step(
            Instant at,
            String type,
            int attempt,
            @Nullable String code,
            @Nullable String detail) {}

    Notification withEvents(List<Step> steps) {
        return new Notification(
                id,
                templateId,
                channel,
                event,
                ticketId,
                recipient,
                subject,
                body,
                status,
                errorCode,
                errorMessage,
                providerId,
                segments,
                encoding,
                cost,
                createdAt,
                sentAt,
                deliveredAt,
                steps);
    }
}
