package io.smartqueue.conversation;

import java.util.Optional;
import java.util.UUID;

/**
 * What is said to what a person wrote.
 *
 * @param words empty when nothing is to be said, or a message of the line says it already
 * @param ticket that it is about
 * @param told that message of the line
 */
record Answer(Optional<String> words, Optional<UUID> ticket, Optional<UUID> told) {

    static final Answer NONE = new Answer(Optional.empty(), Optional.empty(), Optional.empty());

    static Answer of(String words) {
        return new Answer(Optional.of(words), Optional.empty(), Optional.empty());
    }

    static Answer about(UUID ticket, String words) {
        return new Answer(Optional.of(words), Optional.of(ticket), Optional.empty());
    }
}
