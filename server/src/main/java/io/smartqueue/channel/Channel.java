package io.smartqueue.channel;

import io.smartqueue.customer.Medium;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A provider of one medium. One call makes one attempt; no layer below retries. What it answers is about the account of
 * the current organisation; where none is current, about the installation's.
 */
public interface Channel {

    Medium medium();

    /** Why nothing can be sent, naming the setting that is missing or wrong; empty when the channel is on. */
    Optional<String> offBecause();

    /** Where its messages come from; empty when the channel is off. */
    Optional<ChannelSender> sender();

    /** Where those of organisations without an account of their own come from. */
    default Optional<ChannelSender> commonSender() {
        return sender();
    }

    /** The telephone that people may write to, in E.164; empty when the sender cannot be answered. */
    default Optional<String> answeredAt() {
        return Optional.empty();
    }

    /** Makes exactly one attempt. Never called inside a transaction. */
    SendOutcome send(OutboundMessage message);

    /**
     * Asks the provider which messages it has that could come from an attempt.
     *
     * @param sinceAttempt how long ago it began: no instant, because the provider's clock is not ours
     */
    Search search(OutboundMessage message, Duration sinceAttempt);

    /** Whether {@link #search} can find out what became of an attempt. */
    default boolean canBeSearched() {
        return true;
    }

    /** Whether the provider tells what became of a message that it has taken. */
    default boolean tellsOfDelivery() {
        return true;
    }

    /** Asks the provider once for the state of a message that it has; empty when it cannot answer now. */
    default Optional<DeliveryReceipt> ask(String providerId) {
        return Optional.empty();
    }

    /** What an operator can do about an error code of the provider, where that is known. */
    default Optional<String> remedy(String code) {
        return Optional.empty();
    }

    /** The provider's codes that tell an operator what to do, each of which is counted on its own. */
    default Set<String> errorCodes() {
        return Set.of();
    }
}
