package io.smartqueue.conversation;

import io.smartqueue.channel.InboundMessage;
import io.smartqueue.conversation.talk.Answer;
import io.smartqueue.conversation.talk.Listening;
import io.smartqueue.conversation.talk.Person;
import io.smartqueue.conversation.talk.SpokenLanguage;
import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.conversation.words.Said;
import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.customer.suppression.SenderStops;
import io.smartqueue.customer.suppression.Suppressions;
import io.smartqueue.notification.Correspondence;
import io.smartqueue.queue.TicketId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Stores a message and answers it, once. What the provider has answered itself is not answered again. */
@Component
class Replies {

    private static final int MOST_QUOTED = 100;

    private final Vocabulary vocabulary;
    private final Listening listening;
    private final InboundLog inbound;
    private final Stops stops;
    private final Sending sending;
    private final SpokenLanguage language;

    Replies(
            Vocabulary vocabulary,
            Listening listening,
            InboundLog inbound,
            Stops stops,
            Sending sending,
            SpokenLanguage language) {
        this.vocabulary = vocabulary;
        this.listening = listening;
        this.inbound = inbound;
        this.stops = stops;
        this.sending = sending;
        this.language = language;
    }

    /** Also what the people have stopped and started for all organisations. */
    @Component
    static class Stops {

        private final SenderStops sender;
        private final Suppressions suppressions;

        Stops(SenderStops sender, Suppressions suppressions) {
            this.sender = sender;
            this.suppressions = suppressions;
        }

        void say(InboundMessage message, boolean stopped) {
            // The own sender of an organisation is nobody else's; its list of stops says enough.
            if (!message.isToOwnSender()) {
                sender.say(message.medium(), message.from(), stopped, message.providerId());
            }
        }

        void note(InboundMessage message) {
            String quoted = message.body().strip();
            suppressions.stop(
                    message.medium(),
                    message.from(),
                    "message " + message.providerId() + ": "
                            + quoted.substring(0, Math.min(MOST_QUOTED, quoted.length())),
                    message.isToOwnSender());
        }

        void start(InboundMessage message) {
            suppressions.start(message.medium(), message.from());
        }
    }

    /**
     * In the current organisation.
     *
     * @param ours our message that it answers
     * @return whether it was new: the provider may repeat a message
     */
    boolean to(InboundMessage message, Optional<Said> said, Optional<Correspondence.Written> ours) {
        if (!inbound.isNew(message)) {
            return false;
        }
        Optional<TicketId> about = ours.flatMap(
                        written -> written.visit().or(() -> inbound.ticketAnswered(written.message())))
                .map(TicketId::new);
        Person person = person(message, said, about);
        language.begin(person, language.of(message, said));
        Answer answer = answer(message, once(message, said, about), person).orAbout(about.map(TicketId::value));
        boolean isUnderstood = said.isPresent() || answer.isLeftToStaff();
        Optional<UUID> sent = answer.words()
                .flatMap(text -> sending.send(person, text, answer.content()))
                .or(answer::told);
        inbound.add(message, isUnderstood, answer.ticket(), sent);
        return true;
    }

    /** What a button changes it changes once: pressed again, it says where the ticket stands. */
    private Optional<Said> once(InboundMessage message, Optional<Said> said, Optional<TicketId> about) {
        boolean wasPressed = said.flatMap(Said::keyword)
                        .filter(keyword -> keyword == Keyword.PASS || keyword == Keyword.LATER)
                        .isPresent()
                && about.filter(ticket -> inbound.wasPressed(message, ticket)).isPresent();
        return wasPressed
                ? said.map(words -> new Said(Optional.of(Keyword.WHERE), words.name(), words.language()))
                : said;
    }

    private Answer answer(InboundMessage message, Optional<Said> said, Person person) {
        Optional<Keyword> keyword = said.flatMap(Said::keyword);
        boolean obeyed = obey(message, keyword);
        if (obeyed) {
            listening.endQuestion(person);
        }
        if (message.isAnswered()) {
            return Answer.NONE;
        }
        if (obeyed) {
            return Answer.of(vocabulary.say(person.language(), obeyed(keyword)));
        }
        return listening.to(person, said);
    }

    /**
     * @param isNew the provider may repeat a message
     * @param words for the provider to send
     */
    record ToStranger(boolean isNew, Optional<String> words) {}

    ToStranger toStranger(InboundMessage message, Optional<Said> said) {
        boolean isNew = inbound.isNew(message);
        return new ToStranger(isNew, isNew ? wordsForStranger(message, said) : Optional.empty());
    }

    private Optional<String> wordsForStranger(InboundMessage message, Optional<Said> said) {
        boolean mayHelp = inbound.addStray(message);
        Optional<Keyword> keyword = said.flatMap(Said::keyword);
        String spoken = language.of(message, said).orElse("fr");
        boolean obeyed = keyword.map(word -> stop(message, word)).orElse(false);
        if (message.isAnswered()) {
            return Optional.empty();
        }
        if (obeyed) {
            return Optional.of(vocabulary.say(spoken, obeyed(keyword)));
        }
        return mayHelp ? Optional.of(vocabulary.say(spoken, "stray")) : Optional.empty();
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

    private Person person(InboundMessage message, Optional<Said> said, Optional<TicketId> about) {
        return new Person(
                message.medium(),
                message.from(),
                language.ofPerson(message, said),
                message.providerId(),
                message.body().strip(),
                about);
    }
}
