package io.smartqueue.channel;

import io.smartqueue.customer.Medium;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A message ready to leave.
 *
 * @param id our own; it is part of the receipt's address, which Twilio signs
 * @param recipient the address of a contact point, such as a telephone in E.164, without any prefix of the provider
 * @param subject empty where the channel has none
 * @param usefulFor how long it is still worth delivering
 * @param reportedTo the organisation that delivery receipts are for, also part of their address; empty when the
 *     provider must send none
 * @param stopAt the page on which the recipient can stop such messages
 * @param content the provider's template that stands for the body
 * @param account of the provider, from which it leaves or has left; empty = that of the organisation now
 */
public record OutboundMessage(
        UUID id,
        Medium medium,
        String recipient,
        String subject,
        String body,
        Duration usefulFor,
        Optional<UUID> reportedTo,
        Optional<String> stopAt,
        Optional<Content> content,
        Optional<String> account) {

    /**
     * A template that the provider keeps.
     *
     * @param variables its values by their numbers
     */
    public record Content(String sid, Map<String, String> variables) {}

    /** In its own words. */
    public OutboundMessage(
            UUID id,
            Medium medium,
            String recipient,
            String subject,
            String body,
            Duration usefulFor,
            Optional<UUID> reportedTo,
            Optional<String> stopAt) {
        this(id, medium, recipient, subject, body, usefulFor, reportedTo, stopAt, Optional.empty(), Optional.empty());
    }

    /** Without a subject. */
    public OutboundMessage(
            UUID id, Medium medium, String recipient, String body, Duration usefulFor, Optional<UUID> reportedTo) {
        this(id, medium, recipient, "", body, usefulFor, reportedTo, Optional.empty());
    }

    /** The same as a template of the provider; the body is how it will read. */
    public OutboundMessage as(Content template, String reading) {
        return new OutboundMessage(
                id, medium, recipient, subject, reading, usefulFor, reportedTo, stopAt, Optional.of(template), account);
    }

    /** The same without a template. */
    public OutboundMessage inWords() {
        return new OutboundMessage(
                id, medium, recipient, subject, body, usefulFor, reportedTo, stopAt, Optional.empty(), account);
    }

    @Override
    public String toString() {
        return "OutboundMessage[" + id + " by " + medium.code() + "]";
    }
}
