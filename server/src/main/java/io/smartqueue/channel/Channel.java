package io.smartqueue.channel;

import java.time.Instant;
import java.util.Optional;

/** A way out. One call is one attempt is one request; nobody below retries. */
public interface Channel {

    Medium medium();

    /** Why nothing can be sent, naming the setting that is missing or wrong; empty when the channel is on. */
    Optional<String> offBecause();

    /** Makes exactly one attempt. Never called inside a transaction. */
    SendOutcome send(OutboundMessage message);

    /** Asks the provider which messages it has that could come from the attempt begun at {@code attemptedAt}. */
    Search search(OutboundMessage message, Instant attemptedAt);
}
