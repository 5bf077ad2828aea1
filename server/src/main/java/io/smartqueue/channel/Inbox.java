package io.smartqueue.channel;

import java.util.Optional;

/** Receives what people write to us. */
public interface Inbox {

    /**
     * Returns when the message is stored; if it fails, the provider repeats it.
     *
     * @return words that the provider sends back at once, for a person of whom no organisation is known
     */
    Optional<String> receive(InboundMessage message);
}
