package io.smartqueue.conversation.talk;

import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.conversation.words.Said;
import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.life.WaitingTickets;
import io.smartqueue.tenant.CounterName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
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
    private final Entrance entrance;
    private final OpenTickets open;
    private final WaitingTickets waiting;
    private final TalkState state;
    private final TransactionTemplate savepoint;
    /** What is done with one ticket. */
    private final Map<Keyword, BiFunction<Person, Ticket, Answer>> acts = new EnumMap<>(Keyword.class);

    Talk(
            Vocabulary vocabulary,
            Entrance entrance,
            OpenTickets open,
            WaitingTickets waiting,
            TalkState state,
            PlatformTransactionManager transactions) {
        this.vocabulary = vocabulary;
        this.entrance = entrance;
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
        Optional<Keyword> asked = state.endQuestion(person).map(TalkState.Question::keyword);
        return orRefused(person, () -> answerOrRefuse(person, said, asked));
    }

    /** A service of a site, by its number in the question. */
    Answer choose(Person person, String code, int number) {
        List<QueueId> offered =
                state.endQuestion(person).map(TalkState.Question::offered).orElse(List.of());
        return orRefused(person, () -> entrance.take(person, code, offered, number));
    }

    private Answer orRefused(Person person, Supplier<Answer> act) {
        try {
            return Objects.requireNonNull(savepoint.execute(begun -> act.get()));
        } catch (Refusal refusal) {
            return Answer.of(refusal(vocabulary, person.language(), refusal.code()));
        }
    }

    static String refusal(Vocabulary vocabulary, String language, String code) {
        String key = "refusal." + code;
        return vocabulary.say(language, vocabulary.knows(language, key) ? key : "refusal.other");
    }

    private Answer answerOrRefuse(Person person, Said said, Optional<Keyword> asked) {
        Keyword keyword = said.keyword().or(() -> asked).orElse(Keyword.WHERE);
        if (keyword == Keyword.TAKE) {
            return entrance.take(person, said.name());
        }
        BiFunction<Person, Ticket, Answer> act = acts.get(keyword);
        return act == null
                ? Answer.of(vocabulary.say(person.language(), keyword.code()))
                : choose(person, said.name(), keyword, act);
    }

    private Answer choose(Person person, String number, Keyword keyword, BiFunction<Person, Ticket, Answer> act) {
        List<Ticket> all = open.of(person);
        Optional<TicketId> pressed = number.isEmpty() ? person.about() : Optional.empty();
        List<Ticket> meant = all.stream()
                .filter(ticket -> number.isEmpty() || ticket.number().equals(number))
                .filter(ticket -> pressed.map(ticket.id()::equals).orElse(true))
                .toList();
        if (pressed.isPresent() && meant.isEmpty()) {
            return over(person, pressed.get());
        }
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

    /** A button of an old message is not meant for the ticket of today. */
    private Answer over(Person person, TicketId pressed) {
        return open.find(pressed)
                .filter(ticket -> ticket.status().isFinal())
                .map(ticket -> say(person, ticket, "over"))
                .orElseGet(() -> Answer.of(vocabulary.say(person.language(), "no_ticket")));
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
                counter == null ? "" : new CounterName(counter.name()).with(vocabulary.say(language, "counter")),
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
