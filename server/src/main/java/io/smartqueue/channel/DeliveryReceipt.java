package io.smartqueue.channel;

import java.util.Optional;
import java.util.UUID;

/**
 * What a provider reported, after its signature was verified. Published as an event.
 *
 * @param message our own id, when the receipt carries it
 * @param organisation of the message, if the receipt names it
 * @param account that signed it, by the provider's id: it speaks for messages that left from there; empty when we asked
 *     the provider ourselves, or it has no accounts
 * @param status empty when the provider used a status that is unknown to us
 * @param word the provider's own name of the status, for the timeline
 */
public record DeliveryReceipt(
        Optional<UUID> message,
        Optional<UUID> organisation,
        Optional<String> account,
        String providerId,
        Optional<DeliveryStatus> status,
        String word,
        Optional<String> errorCode,
        Optional<String> errorMessage) {}
