package io.smartqueue.conversation.talk;

import io.smartqueue.conversation.exchange.StaffWords;
import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.conversation.words.Said;
import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Decides to whom a person speaks: to us when the words ask for something, to the staff when they have written to this
 * person about a visit that goes on, and else to nobody, who is helped.
 */
@Component
public class Listening {

    private final Vocabulary vocabulary;
    private final Talk talk;
    private final TalkState state;
    private final OpenTickets open;
    private final StaffWords staff;

    Listening(Vocabulary vocabulary, Talk talk, TalkState state, OpenTickets open, StaffWords staff) {
        this.vocabulary = vocabulary;
        this.talk = talk;
        this.state = state;
        this.open = open;
        this.staff = staff;
    }

    public Answer to(Person person, Optional<Said> said) {
        Optional<Answer> chosen = chosen(person, said);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        if (said.flatMap(Said::keyword).isPresent()) {
            return talk.answer(person, said.orElseThrow());
        }
        List<Ticket> all = open.of(person);
        boolean isNumber = said.isPresent()
                && (state.question(person).isPresent() || all.stream().anyMatch(one -> isNamed(one, said.get())));
        Optional<UUID> asked = isNumber ? Optional.empty() : askedByStaff(person, all);
        if (asked.isPresent()) {
            return Answer.leftToStaff(asked.get());
        }
        return said.map(words -> talk.answer(person, words)).orElseGet(() -> helped(person, all));
    }

    /** Said instead of the answer to a question: to obey is something new. */
    public void endQuestion(Person person) {
        state.endQuestion(person);
    }

    private static boolean isNamed(Ticket ticket, Said said) {
        return ticket.number().equals(said.name());
    }

    /** A number alone, while the services of a site are offered by number. */
    private Optional<Answer> chosen(Person person, Optional<Said> said) {
        OptionalInt number = said.isEmpty() ? vocabulary.number(person.words()) : OptionalInt.empty();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return state.question(person)
                .filter(question -> question.keyword() == Keyword.TAKE)
                .flatMap(TalkState.Question::code)
                .map(code -> talk.choose(person, code, number.getAsInt()));
    }

    private Optional<UUID> askedByStaff(Person person, List<Ticket> all) {
        List<UUID> meant = all.stream()
                .map(Ticket::id)
                .filter(id -> person.about().map(id::equals).orElse(true))
                .map(TicketId::value)
                .toList();
        return staff.lastAbout(meant);
    }

    /** The staff see what is written, where it can only be about one ticket. */
    private Answer helped(Person person, List<Ticket> all) {
        Answer help = state.mayHelp(person) ? Answer.of(vocabulary.say(person.language(), "help")) : Answer.NONE;
        return all.size() == 1 ? help.orAbout(Optional.of(all.getFirst().id().value())) : help;
    }
}
