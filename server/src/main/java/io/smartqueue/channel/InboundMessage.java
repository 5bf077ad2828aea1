package io.smartqueue.channel;

import io.smartqueue.customer.Medium;
import java.util.Optional;

/**
 * A message that a person wrote to us, after the provider's signature was verified.
 *
 * @param from an address of the person on this medium; not always a telephone, because people may hide theirs
 * @param button what stands behind the button that was pressed
 * @param optOut STOP, START or HELP when the provider itself has acted on it and answered
 */
public record InboundMessage(
        Medium medium,
        String providerId,
        String from,
        String to,
        String body,
        Optional<String> button,
        Optional<String> optOut) {

    @Override
    public String toString() {
        return "InboundMessage[" + providerId + " by " + medium.code() + "]";
    }
}
