package io.smartqueue.channel;

import java.util.List;
import java.util.Optional;

/** The provider's answer to the question whether it has a message. */
public sealed interface Search {

    /** Messages with the same sender, recipient and text, created since the attempt, newest first; may be empty. */
    record Answered(List<Match> matches) implements Search {}

    /** The provider does not answer now. */
    record Unanswered(String reason) implements Search {}

    /** The provider can never be asked. */
    record Impossible(String reason) implements Search {}

    record Match(String providerId, Optional<DeliveryStatus> status) {}
}
