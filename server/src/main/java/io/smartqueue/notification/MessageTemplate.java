package io.smartqueue.notification;

import io.smartqueue.channel.Medium;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The words for one occasion by one way.
 *
 * @param locale BCP 47; null serves every language that has no template of its own
 * @param contentSid the provider's approved template, for WhatsApp
 */
public record MessageTemplate(
        UUID id,
        String name,
        Medium channel,
        Occasion event,
        @Nullable String locale,
        String subject,
        String body,
        @Nullable String contentSid,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt) {

    /** What a person writes; the rest is ours. */
    public record Draft(
            String name,
            Medium channel,
            Occasion event,
            @Nullable String locale,
            String subject,
            String body,
            @Nullable String contentSid,
            boolean isActive) {}
}
