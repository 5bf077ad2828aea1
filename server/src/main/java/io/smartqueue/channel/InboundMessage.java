package io.smartqueue.channel;

import io.smartqueue.customer.Medium;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that a person wrote to us, after the provider's signature was verified.
 *
 * @param from an address of the person on this medium; not always a telephone, because people may hide theirs
 * @param button what stands behind the button that was pressed, or the entry of a list that was chosen
 * @param repliedTo the provider's id of the message that shows the button, or that was quoted
 * @param optOut when it consists of a word by which the provider lets people stop and start messages
 * @param account that the message came to, by the provider's id; empty where the provider has none
 * @param organisations whose own account that is, several where they share one; none for the installation's
 */
public record InboundMessage(
        Medium medium,
        String providerId,
        String from,
        String to,
        String body,
        Optional<String> button,
        Optional<String> repliedTo,
        Optional<OptOut> optOut,
        String account,
        List<UUID> organisations) {

    /**
     * @param word STOP, START or HELP
     * @param isHandled whether the provider says that it has acted on it and answered
     */
    public record OptOut(String word, boolean isHandled) {}

    /** By the provider; then we stay silent. */
    public boolean isAnswered() {
        return optOut.filter(OptOut::isHandled).isPresent();
    }

    /** Of one organisation or of some, and not the one of the installation. */
    public boolean isToOwnSender() {
        return !organisations.isEmpty();
    }

    @Override
    public String toString() {
        return "InboundMessage[" + providerId + " by " + medium.code() + "]";
    }
}
