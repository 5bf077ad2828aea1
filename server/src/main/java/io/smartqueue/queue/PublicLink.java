package io.smartqueue.queue;

import java.net.URI;

/**
 * The link by which a customer follows a ticket. It gives the customer's rights to anyone who has it, so it must not be
 * logged.
 *
 * @param token the last part of the link, by which the ticket is found
 */
public record PublicLink(String token, URI url) {

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
