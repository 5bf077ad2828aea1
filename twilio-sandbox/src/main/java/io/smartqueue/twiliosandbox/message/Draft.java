package io.smartqueue.twiliosandbox.message;

import io.smartqueue.twiliosandbox.content.Filled;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A validated request to send a message.
 *
 * @param from null while a messaging service has not picked its sender
 * @param validity how long it may wait in the sender's queue
 * @param sendAt null unless scheduled
 * @param content the template it is made of, null for plain words
 */
public record Draft(
        Direction direction,
        Address to,
        @Nullable Address from,
        String body,
        int media,
        @Nullable String messagingServiceSid,
        @Nullable String statusCallback,
        Duration validity,
        @Nullable Instant sendAt,
        @Nullable Filled content) {
    /** Twilio's own limit when the caller sets none. */
    public static final Duration LONGEST_VALIDITY = Duration.ofSeconds(36_000);

    public static Draft plain(Direction direction, Address to, Address from, String body) {
        return new Draft(direction, to, from, body, 0, null, null, LONGEST_VALIDITY, null, null);
    }

    public Draft withMedia(int files) {
        return new Draft(
                direction, to, from, body, files, messagingServiceSid, statusCallback, validity, sendAt, content);
    }
}
