package io.smartqueue.channel;

import java.util.Optional;
import java.util.UUID;

/**
 * What a provider reported, already checked to be the provider's word. Published as an event.
 *
 * @param message our own id, when the receipt carries it
 * @param status empty when the provider used a word that we do not know
 * @param word the provider's own word, for the timeline
 */
public record DeliveryReceipt(
        Optional<UUID> message,
        String providerId,
        Optional<DeliveryStatus> status,
        String word,
        Optional<String> errorCode,
        Optional<String> errorMessage) {}
