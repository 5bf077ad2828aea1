package io.smartqueue.channel;

import io.smartqueue.customer.Medium;

/** A message that a person wrote to us, after the provider's signature was verified. Published as an event. */
public record InboundMessage(Medium medium, String providerId, String from, String to, String body) {

    @Override
    public String toString() {
        return "InboundMessage[" + providerId + " by " + medium.code() + "]";
    }
}
