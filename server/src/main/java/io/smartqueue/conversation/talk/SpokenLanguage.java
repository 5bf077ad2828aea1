package io.smartqueue.conversation.talk;

import io.smartqueue.channel.InboundMessage;
import io.smartqueue.conversation.words.Said;
import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.queue.visit.Visits;
import io.smartqueue.tenant.Tenants;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The language in which a person writes, is answered, and is told of tickets from then on. */
@Component
public class SpokenLanguage {

    private final Vocabulary vocabulary;
    private final TalkState state;
    private final OpenTickets open;
    private final Visits visits;
    private final Tenants tenants;

    SpokenLanguage(Vocabulary vocabulary, TalkState state, OpenTickets open, Visits visits, Tenants tenants) {
        this.vocabulary = vocabulary;
        this.state = state;
        this.open = open;
        this.visits = visits;
        this.tenants = tenants;
    }

    /** Of these words; empty where they are of several, as "ticket" is, or of none. */
    public Optional<String> of(InboundMessage message, Optional<Said> said) {
        return said.flatMap(Said::language).or(() -> vocabulary.languageOf(message.body()));
    }

    /** Else that of the last words from this address, else the organisation's. */
    public String ofPerson(InboundMessage message, Optional<Said> said) {
        return of(message, said)
                .or(() -> state.language(message.medium().code(), message.from()))
                .orElseGet(() -> tenants.current().language());
    }

    /**
     * Begins the answer to a person. Who took a ticket with a word of several languages is told of it in the one of
     * later words, which is looked at before their language is stored.
     */
    public void begin(Person person, Optional<String> spoken) {
        boolean isNews = spoken.isPresent()
                && !spoken.equals(state.language(person.medium().code(), person.address()));
        if (isNews) {
            open.of(person).forEach(ticket -> visits.speak(ticket.id(), person.language()));
        }
        state.lock(person);
    }
}
