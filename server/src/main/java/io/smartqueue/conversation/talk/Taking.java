package io.smartqueue.conversation.talk;

import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.Answers;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.ticket.Tickets;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes a ticket for somebody who writes. Writing is their consent to be told of this visit. */
@Component
class Taking {

    /** Of the words that prove a consent. */
    private static final int MOST_QUOTED = 200;

    private final Vocabulary vocabulary;
    private final Tickets tickets;
    private final OpenTickets open;
    private final HourlyLimits limits;
    private final Answers answers;
    private final HiddenPeople hidden;

    Taking(
            Vocabulary vocabulary,
            Tickets tickets,
            OpenTickets open,
            HourlyLimits limits,
            Answers answers,
            HiddenPeople hidden) {
        this.vocabulary = vocabulary;
        this.tickets = tickets;
        this.open = open;
        this.limits = limits;
        this.answers = answers;
        this.hidden = hidden;
    }

    /** @throws Refusal when the line takes nobody now, or no more from this address */
    Answer take(Person person, QueueId queue) {
        limits.countTicket(person);
        requireNone(person, queue);
        Ticket ticket = tickets.take(wanted(person, queue), Actor.customer());
        UUID id = ticket.id().value();
        return told(person, ticket)
                .map(told -> Answer.told(id, told))
                .orElseGet(() -> Answer.about(id, Talk.describe(vocabulary, person.language(), ticket, "taken")));
    }

    private Optional<UUID> told(Person person, Ticket ticket) {
        if (person.phone().isEmpty()) {
            open.link(person, ticket.id());
            return hidden.taken(person, ticket);
        }
        return answers.make(ticket.id().value(), person.medium(), person.address(), person.message());
    }

    /** Writing costs nothing, and an address that is no telephone passes the rule of one ticket per phone. */
    private void requireNone(Person person, QueueId queue) {
        if (open.of(person).stream().anyMatch(ticket -> ticket.queueId().equals(queue))) {
            throw Refusal.conflict("already_in_line", "This address has a ticket in this queue.");
        }
    }

    // Made of the message's id, so that even a second look at the same message takes no second ticket.
    private static NewTicket wanted(Person person, QueueId queue) {
        var form = UUID.nameUUIDFromBytes(person.message().getBytes(StandardCharsets.UTF_8));
        return NewTicket.own(
                queue,
                Optional.empty(),
                person.phone().map(PhoneNumber::e164),
                entry(person.medium()),
                false,
                new NewTicket.Own(form, person.language(), Set.of(person.medium()), quoted(person.words())));
    }

    private static String quoted(String words) {
        return words.substring(0, Math.min(MOST_QUOTED, words.length()));
    }

    private static EntryChannel entry(Medium medium) {
        return EntryChannel.valueOf(medium.code().toUpperCase(Locale.ROOT));
    }
}
