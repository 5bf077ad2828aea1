package io.smartqueue.queue;

import java.net.URI;

/**
 * The link by which a customer follows a ticket. It stands for the customer and belongs in no log.
 *
 * @param token with which it ends, and by which the ticket is found
 */
public record PublicLink(String token, URI url) {

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
