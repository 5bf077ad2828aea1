package io.smartqueue.conversation.talk;

import java.util.Optional;
import java.util.UUID;

/**
 * What is said to what a person wrote.
 *
 * @param words empty when nothing is to be said, or a message of the line says it already
 * @param ticket that it is about
 * @param told that message of the line
 * @param content that says the same with entries to press, where the channel takes it
 */
public record Answer(Optional<String> words, Optional<UUID> ticket, Optional<UUID> told, Optional<UUID> content) {

    public static final Answer NONE =
            new Answer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Answer of(String words) {
        return new Answer(Optional.of(words), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Answer about(UUID ticket, String words) {
        return new Answer(Optional.of(words), Optional.of(ticket), Optional.empty(), Optional.empty());
    }

    public static Answer told(UUID ticket, UUID message) {
        return new Answer(Optional.empty(), Optional.of(ticket), Optional.of(message), Optional.empty());
    }

    /** The person has answered the staff, who read it. */
    static Answer leftToStaff(UUID ticket) {
        return new Answer(Optional.empty(), Optional.of(ticket), Optional.empty(), Optional.empty());
    }

    public boolean isLeftToStaff() {
        return words.isEmpty() && ticket.isPresent() && told.isEmpty();
    }

    /** The same words, about this ticket where they are about none. */
    public Answer orAbout(Optional<UUID> other) {
        return new Answer(words, ticket.or(() -> other), told, content);
    }

    Answer withContent(Optional<UUID> list) {
        return new Answer(words, ticket, told, list);
    }
}
