package io.smartqueue.customer.suppression;

import io.smartqueue.customer.Medium;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that nothing is sent to.
 *
 * @param until null when it has no end of its own
 * @param proof where it comes from: the words and id of a message, a code of the provider, a note of staff
 */
public record Suppression(
        UUID id,
        Medium channel,
        String recipient,
        Reason reason,
        Instant since,
        @Nullable Instant until,
        String proof) {

    public String masked() {
        return channel.contact().mask(recipient);
    }

    @Override
    public String toString() {
        return "Suppression[" + reason.code() + " of " + masked() + " by " + channel.code() + "]";
    }
}
