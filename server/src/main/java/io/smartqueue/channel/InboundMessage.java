package io.smartqueue.channel;

/** What a person wrote to us, already checked to come through the provider. Published as an event. */
public record InboundMessage(Medium medium, String providerId, String from, String to, String body) {

    @Override
    public String toString() {
        return "InboundMessage[" + providerId + " by " + medium.code() + "]";
    }
}
