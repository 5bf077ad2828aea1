package io.smartqueue.notification;

import io.smartqueue.cost.Money;
import io.smartqueue.customer.Medium;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

    /**
     * Where the message comes from and which others belong to it.
     *
     * @param ticketId that it is about, if any
     * @param lane 0 goes before 1
     * @param sender the address that it left from; null before
     * @param fallbackOf the one that did not arrive, instead of which this one was sent
     * @param fallbackTo the one that was sent instead
     * @param supersededBy the one about a later event that made it pointless
     */
    public record Origin(
            @Nullable UUID ticketId,
            @Nullable UUID templateId,
            int lane,
            @Nullable String sender,
            @Nullable UUID fallbackOf,
            @Nullable UUID fallbackTo,
            @Nullable UUID supersededBy) {}

    public record Text(String subject, String body) {}

    /**
     * What the provider has reported.
     *
     * @param errorCode the provider's code, or ours where it never reached one
     * @param providerId the provider's own id; always there once the message is sent
     * @param segments paid parts of an SMS, null for other channels
     * @param cost what the provider took, in the currency of its bill; null until it has told
     * @param estimate by the rules of prices; null before it is sent, and when no price is known
     * @param sentAs {@code text}, {@code content_template} or {@code simplified}; null before it is sent
     * @param category as WhatsApp charges it: {@code utility}, {@code marketing} or {@code service}; null elsewhere
     * @param windowOpen whether the person had written to us in the last 24 hours; null when nobody knows, and for
     *     channels without a window
     */
    public record Report(
            @Nullable String errorCode,
            @Nullable String errorMessage,
            @Nullable String providerId,
            @Nullable Integer segments,
            @Nullable String encoding,
            @Nullable BigDecimal cost,
            @Nullable Money estimate,
            @Nullable String sentAs,
            @Nullable String category,
            @Nullable Boolean windowOpen) {}

    /**
     * @param notBefore null when it may leave at once
     * @param expiresAt when it is no longer worth sending
     */
    public record Times(
            Instant createdAt,
            @Nullable Instant notBefore,
            Instant expiresAt,
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
            @Nullable String detail) {

        static Step waiting(Instant since) {
            return new Step(since, StepType.PENDING.code(), 0, null, null);
        }

        /** Messages of earlier versions, and those about an incident, have a row for it. */
        private boolean isBeginning() {
            return type.equals(StepType.PENDING.code()) && code == null;
        }
    }

    Notification followedBy(List<Step> steps) {
        List<Step> whole = !steps.isEmpty() && steps.getFirst().isBeginning()
                ? steps
                : Stream.concat(events.stream(), steps.stream()).toList();
        return new Notification(id, status, channel, event, origin, recipient, text, report, times, whole);
    }
}
