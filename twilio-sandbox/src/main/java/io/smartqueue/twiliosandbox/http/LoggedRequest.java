package io.smartqueue.twiliosandbox.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One line of the request log.
 *
 * @param number counts from 1
 * @param target path and query of a request to us, the whole address of one of ours
 * @param about the recipient, or the status of a receipt; may be empty
 * @param status 0 when the connection was closed without an answer
 * @param note the result in words
 */
public record LoggedRequest(
        long number,
        Instant at,
        Kind kind,
        String method,
        String target,
        String about,
        int status,
        String note,
        Duration took,
        Map<String, String> headers,
        Form form,
        String answer) {

    public enum Kind {
        /** To our API. */
        API,
        /** Ours to a status callback. */
        RECEIPT,
        /** Ours to the inbound address. */
        INBOUND
    }
}
