package io.smartqueue.conversation.exchange;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param direction in = from the holder of the ticket
 * @param id of the inbound message or the notification
 * @param button what stands behind the button that was pressed
 * @param event what the message is about; null for what people write
 * @param status how far it has come; null for what people write
 * @param author who of the staff wrote it, by the public name
 */
public record Exchanged(
        UUID id,
        Direction direction,
        Medium channel,
        Instant at,
        String body,
        @Nullable String button,
        @Nullable NotificationEvent event,
        @Nullable NotificationStatus status,
        @Nullable String errorCode,
        @Nullable String author) {

    public enum Direction {
        IN,
        OUT
    }

    public boolean cameIn() {
        return direction == Direction.IN;
    }
}
