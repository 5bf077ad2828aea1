package io.smartqueue.notification;

import io.smartqueue.customer.Medium;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message to one person, with all that became of it. */
public record Notification(
        UUID id,
        NotificationStatus status,
        Medium channel,
        NotificationEvent event,
        Origin origin,
        String recipient,
        Text text,
        Report report,
        Times times,
        List<Step> events) {

    /** The ticket that the message is about and the template that it was made from, if any. */
    public record Origin(@Nullable UUID ticketId, @Nullable UUID templateId) {}

    public record Text(String subject, String body) {}

    /**
     * What the provider has reported.
     *
     * @param errorCode the provider's code, or ours where it never reached one
     * @param providerId the provider's own id; always there once the message is sent
     * @param segments paid parts of an SMS, null for other channels
     * @param cost null until the provider has told it
     */
    public record Report(
            @Nullable String errorCode,
            @Nullable String errorMessage,
            @Nullable String providerId,
            @Nullable Integer segments,
            @Nullable String encoding,
            @Nullable BigDecimal cost) {}

    public record Times(
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt) {}

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
        return new Notification(id, status, channel, event, origin, recipient, text, report, times, steps);
    }
}
