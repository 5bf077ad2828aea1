package io.smartqueue.customer.browser;

import java.net.URI;
import java.util.UUID;

/**
 * Where a browser takes notifications for one visit (RFC 8030), and with which keys they are encrypted (RFC 8291).
 *
 * @param id stays when the holder subscribes again, so that it can be a message's recipient
 * @param endpoint whoever knows it can send, so it is neither logged nor shown
 * @param publicKey of the browser, a point of P-256 in 65 bytes
 * @param auth 16 bytes that the browser and we know
 */
public record BrowserSubscription(UUID id, URI endpoint, byte[] publicKey, byte[] auth) {

    @Override
    public String toString() {
        return "BrowserSubscription[" + id + "]";
    }
}
