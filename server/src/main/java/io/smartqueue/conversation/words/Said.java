package io.smartqueue.conversation.words;

import java.util.Optional;

/**
 * A message as it is understood.
 *
 * @param keyword empty for a name alone
 * @param name of what is meant, in capitals: a join code or a ticket's number; empty when nothing is named
 * @param language of the words; empty when they are the same in several
 */
public record Said(Optional<Keyword> keyword, String name, Optional<String> language) {}
