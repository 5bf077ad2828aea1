package io.smartqueue.channel.twilio.message;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logins for Twilio. While the auth token is being rotated there are two. Twilio does not announce when it
 * stops accepting the first, so a 401 makes us switch to the other.
 */
final class Credentials {

    private static final int UNAUTHORIZED = 401;
    /**
     * When both are refused within this time, neither is valid, and messages are parked. Shorter than the half minute
     * between two probes, so that each probe tries both.
     */
    private static final Duration LATELY = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(Credentials.class);

    private final List<TwilioRestClient> clients;
    private final InstantSource clock;
    private final Map<TwilioRestClient, Instant> refused = new HashMap<>();
    private TwilioRestClient current;

    /** @param clients in the order in which to try them */
    Credentials(List<TwilioRestClient> clients, InstantSource clock) {
        this.clients = List.copyOf(clients);
        this.clock = clock;
        this.current = this.clients.getFirst();
    }

    static boolean isRefusal(RuntimeException failure) {
        return failure instanceof ApiException api
                && api.getStatusCode() != null
                && api.getStatusCode() == UNAUTHORIZED;
    }

    synchronized TwilioRestClient current() {
        return current;
    }

    /** @return whether there is another login to try, which then becomes the current one */
    synchronized boolean goOnAfterRefusalOf(TwilioRestClient client) {
        if (client != current) {
            return true;
        }
        Instant now = clock.instant();
        refused.put(client, now);
        for (TwilioRestClient other : clients) {
            Instant at = refused.get(other);
            if (other != client && (at == null || at.plus(LATELY).isBefore(now))) {
                current = other;
                log.warn("Twilio refuses the current token; using the other of the two");
                return true;
            }
        }
        return false;
    }
}
