package io.smartqueue.twiliosandbox.inbound;

import org.jspecify.annotations.Nullable;

/**
 * The result of an inbound message.
 *
 * @param forwarded whether it was posted to an inbound address
 * @param status the HTTP status of the response, 0 if none
 * @param replies how many messages the TwiML answer held
 * @param keyword {@code STOP}, {@code START} or {@code HELP}, {@code JOIN}, {@code LEAVE} or {@code NOT_JOINED} in the
 *     WhatsApp sandbox; null for all other words
 */
public record Received(
        String sid,
        boolean forwarded,
        int status,
        int replies,
        @Nullable String keyword) {}
