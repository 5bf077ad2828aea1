package io.smartqueue.conversation;

import io.smartqueue.channel.InboundMessage;
import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.conversation.words.Said;
import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.customer.suppression.SenderStops;
import io.smartqueue.customer.suppression.Suppressions;
import io.smartqueue.notification.Letter;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.Outbox;
import io.smartqueue.tenant.Tenants;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Stores a message and answers it, once. What the provider has answered itself is not answered again. */
@Component
class Replies {

    private static final int MOST_QUOTED = 100;

    private final Vocabulary vocabulary;
    private final Talk talk;
    private final TalkState state;
    private final InboundLog inbound;
    private final Stops stops;
    private final Outbox outbox;

    Replies(Vocabulary vocabulary, Talk talk, TalkState state, InboundLog inbound, Stops stops, Outbox outbox) {
        this.vocabulary = vocabulary;
        this.talk = talk;
        this.state = state;
        this.inbound = inbound;
        this.stops = stops;
        this.outbox = outbox;
    }

    /** Also what the people have stopped and started for all organisations. */
    @Component
    static class Stops {

        private final SenderStops sender;
        private final Suppressions suppressions;
        private final Tenants tenants;

        Stops(SenderStops sender, Suppressions suppressions, Tenants tenants) {
            this.sender = sender;
            this.suppressions = suppressions;
            this.tenants = tenants;
        }

        void say(InboundMessage message, boolean stopped) {
            sender.say(message.medium(), message.from(), stopped, message.providerId());
        }

        void note(InboundMessage message) {
            String quoted = message.body().strip();
            suppressions.add(
                    message.medium(),
                    message.from(),
                    Reason.STOP,
                    null,
                    "message " + message.providerId() + ": "
                            + quoted.substring(0, Math.min(MOST_QUOTED, quoted.length())));
        }

        void start(InboundMessage message) {
            suppressions.start(message.medium(), message.from());
        }

        String language() {
            return tenants.current().language();
        }
    }

    /**
     * In the current organisation.
     *
     * @return whether it was new: the provider may repeat a message
     */
    boolean to(InboundMessage message, Optional<Said> said) {
        if (!inbound.isNew(message)) {
            return false;
        }
        Person person = person(message, said, stops::language);
        Answer answer = answer(message, said, person);
        Optional<UUID> sent = answer.words()
                .filter(text -> state.mayBeAnswered(person))
                .flatMap(text -> send(person, text))
                .or(answer::told);
        inbound.add(message, said.isPresent(), answer.ticket(), sent);
        return true;
    }

    private Answer answer(InboundMessage message, Optional<Said> said, Person person) {
        Optional<Keyword> keyword = said.flatMap(Said::keyword);
        boolean obeyed = obey(message, keyword);
        if (obeyed) {
            state.endQuestion(person);
        }
        if (message.isAnswered()) {
            return Answer.NONE;
        }
        if (obeyed) {
            return Answer.of(vocabulary.say(person.language(), obeyed(keyword)));
        }
        return said.map(words -> talk.answer(person, words)).orElseGet(() -> helped(person));
    }

    private Answer helped(Person person) {
        return state.mayHelp(person) ? Answer.of(vocabulary.say(person.language(), "help")) : Answer.NONE;
    }

    /** @return words for the provider to send */
    Optional<String> toStranger(InboundMessage message, Optional<Said> said) {
        if (!inbound.isNew(message)) {
            return Optional.empty();
        }
        boolean mayHelp = inbound.addStray(message);
        Optional<Keyword> keyword = said.flatMap(Said::keyword);
        String language = said.flatMap(Said::language)
                .or(() -> vocabulary.languageOf(message.body()))
                .orElse("fr");
        boolean obeyed = keyword.map(word -> stop(message, word)).orElse(false);
        if (message.isAnswered()) {
            return Optional.empty();
        }
        if (obeyed) {
            return Optional.of(vocabulary.say(language, obeyed(keyword)));
        }
        return mayHelp ? Optional.of(vocabulary.say(language, "stray")) : Optional.empty();
    }

    private static String obeyed(Optional<Keyword> keyword) {
        return keyword.orElseThrow() == Keyword.STOP ? "stopped" : "started";
    }

    /** Adds the stop to the list of the current organisation. */
    void noteStop(InboundMessage message) {
        stops.note(message);
    }

    private boolean obey(InboundMessage message, Optional<Keyword> keyword) {
        boolean obeyed = keyword.map(word -> stop(message, word)).orElse(false);
        if (obeyed && keyword.orElseThrow() == Keyword.STOP) {
            stops.note(message);
        } else if (obeyed) {
            stops.start(message);
        }
        return obeyed;
    }

    private boolean stop(InboundMessage message, Keyword keyword) {
        boolean isOne = keyword == Keyword.STOP || keyword == Keyword.START;
        if (isOne) {
            stops.say(message, keyword == Keyword.STOP);
        }
        return isOne;
    }

    private Person person(InboundMessage message, Optional<Said> said, Supplier<String> otherwise) {
        String language = said.flatMap(Said::language)
                .or(() -> vocabulary.languageOf(message.body()))
                .or(() -> state.language(message.medium().code(), message.from()))
                .orElseGet(otherwise);
        return new Person(
                message.medium(),
                message.from(),
                language,
                message.providerId(),
                message.body().strip());
    }

    private Optional<UUID> send(Person person, String words) {
        return outbox.add(new Letter(
                person.medium(),
                NotificationEvent.CUSTOM,
                Optional.empty(),
                person.address(),
                Letter.Words.of(words),
                Letter.Departure.answering(person.message())));
    }
}
