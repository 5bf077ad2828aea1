package io.smartqueue.reception.taking;

import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.queue.visit.QueueOffer;
import io.smartqueue.queue.visit.Visits;
import io.smartqueue.web.KeyedLock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes the ticket that a form asks for, once, however often the form is sent. */
@Component
public class TicketDesk {

    /** What came of a form: the token of a ticket, or what is to be repaired first. */
    public sealed interface Outcome {
        record Taken(String token) implements Outcome {}

        record NotYet(List<FieldError> slips) implements Outcome {}
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Tickets tickets;
    private final Visits visits;
    private final Questions questions;
    private final Throttle throttle;
    private final KeyedLock sending = new KeyedLock();

    TicketDesk(Tickets tickets, Visits visits, Questions questions, Throttle throttle) {
        this.tickets = tickets;
        this.visits = visits;
        this.questions = questions;
        this.throttle = throttle;
    }

    /**
     * @param agreed the words beside the channels that are ticked
     * @param source counted only for a ticket that is not taken yet
     * @throws io.smartqueue.kernel.Refusal when the line takes nobody now, or too many tickets come from one source
     */
    public Outcome take(
            QueueOffer queueOffer,
            TakeForm written,
            EntryChannel channel,
            String language,
            String agreed,
            Throttle.Source source) {
        boolean isAlone = waitForTheSameForm(written.id());
        try {
            return takeOnce(queueOffer, written, channel, language, agreed, source);
        } finally {
            if (isAlone) {
                sending.leave(written.id());
            }
        }
    }

    // A form that is sent again before its first answer would else count as many tickets as it was sent.
    private boolean waitForTheSameForm(UUID form) {
        try {
            return sending.enter(form, PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Outcome takeOnce(
            QueueOffer queueOffer,
            TakeForm written,
            EntryChannel channel,
            String language,
            String agreed,
            Throttle.Source source) {
        Optional<String> before = visits.takenOn(written.id());
        if (before.isPresent()) {
            return new Outcome.Taken(before.get());
        }
        Questions.Asked asked = questions.current();
        TakeForm form = written.onlyWhat(asked);
        Optional<PhoneNumber> phone = form.number(asked.country());
        List<FieldError> slips = form.slips(asked, phone, queueOffer.oneTicketPerPhone());
        if (!slips.isEmpty()) {
            return new Outcome.NotYet(slips);
        }
        if (!asked.demo()) {
            throttle.count(source);
            phone.ifPresent(given -> throttle.countPhone(source));
        }
        var own = new NewTicket.Own(form.id(), language, form.media(), agreed);
        NewTicket wanted = NewTicket.own(
                queueOffer.queue(), form.givenName(), phone.map(PhoneNumber::e164), channel, form.away(), own);
        try {
            return new Outcome.Taken(
                    tickets.take(wanted, Actor.customer()).link().token());
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            // The other one has committed by now: both waited for the queue's row.
            return new Outcome.Taken(visits.takenOn(form.id()).orElseThrow());
        }
    }
}
