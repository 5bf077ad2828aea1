package io.smartqueue.channel;

import java.util.List;
import java.util.Optional;

/** What a provider answers when asked whether it has a message. */
public sealed interface Search {

    /** Same sender, recipient and words, created since the attempt; newest first; perhaps none. */
    record Answered(List<Match> matches) implements Search {}

    /** The provider cannot be asked now. */
    record Unanswered(String reason) implements Search {}

    record Match(String providerId, Optional<DeliveryStatus> status) {}
}
