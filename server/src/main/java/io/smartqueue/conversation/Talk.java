package io.smartqueue.conversation;

import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.conversation.words.Said;
import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.life.WaitingTickets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what a person asks for, and says what came of it. It knows neither the channel nor the provider. */
@Component
class Talk {

    /** How many people each of these lets pass. */
    private static final Map<Keyword, Integer> PLACES = Map.of(Keyword.PASS, 2, Keyword.LATER, 5);

    private final Vocabulary vocabulary;
    private final Taking taking;
    private final OpenTickets open;
    private final WaitingTickets waiting;
    private final TalkState state;
    private final TransactionTemplate savepoint;
    /** What is done with one ticket. */
    private final Map<Keyword, BiFunction<Person, Ticket, Answer>> acts = new EnumMap<>(Keyword.class);

    Talk(
            Vocabulary vocabulary,
            Taking taking,
            OpenTickets open,
            WaitingTickets waiting,
            TalkState state,
            PlatformTransactionManager transactions) {
        this.vocabulary = vocabulary;
        this.taking = taking;
        this.open = open;
        this.waiting = waiting;
        this.state = state;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        acts.put(Keyword.WHERE, this::where);
        acts.put(Keyword.HERE, this::here);
        acts.put(Keyword.LEAVE, this::leave);
        PLACES.forEach((keyword, places) -> acts.put(keyword, (person, ticket) -> postpone(person, ticket, places)));
    }

    /** Within a transaction; a refusal undoes only what was refused. */
    Answer answer(Person person, Said said) {
        Optional<Keyword> asked = state.endQuestion(person);
        try {
            return savepoint.execute(begun -> answerOrRefuse(person, said, asked));
        } catch (Refusal refusal) {
            String key = "refusal." + refusal.code();
            String language = person.language();
            return Answer.of(vocabulary.say(language, vocabulary.knows(language, key) ? key : "refusal.other"));
        }
    }

    private Answer answerOrRefuse(Person person, Said said, Optional<Keyword> asked) {
        Keyword keyword = said.keyword().or(() -> asked).orElse(Keyword.WHERE);
        if (keyword == Keyword.TAKE) {
            return taking.take(person, said.name());
        }
        BiFunction<Person, Ticket, Answer> act = acts.get(keyword);
        return act == null
                ? Answer.of(vocabulary.say(person.language(), keyword.code()))
                : choose(person, said.name(), keyword, act);
    }

    private Answer choose(Person person, String number, Keyword keyword, BiFunction<Person, Ticket, Answer> act) {
        List<Ticket> all = open.of(person);
        List<Ticket> meant = number.isEmpty()
                ? all
                : all.stream().filter(ticket -> ticket.number().equals(number)).toList();
        if (all.isEmpty()) {
            return Answer.of(vocabulary.say(person.language(), "no_ticket"));
        }
        if (meant.size() == 1) {
            return act.apply(person, meant.getFirst());
        }
        state.ask(person, keyword);
        String numbers = all.stream().map(Ticket::number).collect(Collectors.joining(" / "));
        return Answer.of(vocabulary.say(person.language(), "which", "numbers", numbers));
    }

    private Answer where(Person person, Ticket ticket) {
        return switch (ticket.status().group()) {
            case IN_LINE -> say(person, ticket, "where");
            case IN_HAND -> say(person, ticket, ticket.status() == TicketState.CALLED ? "called" : "other");
            case ASIDE -> say(person, ticket, ticket.status() == TicketState.MISSED ? "missed" : "other");
            case OVER -> say(person, ticket, "other");
        };
    }

    private Answer postpone(Person person, Ticket ticket, int places) {
        return where(person, waiting.postpone(ticket.id(), places, customer()));
    }

    private Answer here(Person person, Ticket ticket) {
        Ticket there = ticket.status() == TicketState.MISSED
                ? waiting.comeBack(ticket.id(), null, customer())
                : ticket.status() == TicketState.WAITING ? ticket : waiting.arrive(ticket.id(), customer());
        return there.status().isInLine() ? say(person, there, "here") : where(person, there);
    }

    private Answer leave(Person person, Ticket ticket) {
        waiting.cancel(ticket.id(), "by the customer", customer());
        return say(person, ticket, "left");
    }

    private Answer say(Person person, Ticket ticket, String key) {
        return Answer.about(ticket.id().value(), describe(vocabulary, person.language(), ticket, key));
    }

    static String describe(Vocabulary vocabulary, String language, Ticket ticket, String key) {
        Ticket.Named counter = ticket.counter();
        WaitEstimate eta = ticket.eta();
        Integer position = ticket.position();
        return vocabulary.say(
                language,
                key,
                "number",
                ticket.number(),
                "before",
                position == null ? 0 : position - 1,
                "eta",
                eta == null ? "" : vocabulary.say(language, "eta", "range", range(eta)),
                "counter",
                counter == null ? "" : counter.name(),
                "url",
                ticket.link().url());
    }

    private static String range(WaitEstimate eta) {
        return eta.lowMinutes() == eta.highMinutes()
                ? String.valueOf(eta.lowMinutes())
                : eta.lowMinutes() + "-" + eta.highMinutes();
    }

    private static Actor customer() {
        return Actor.customer();
    }
}
