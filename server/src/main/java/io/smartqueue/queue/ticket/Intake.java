package io.smartqueue.queue.ticket;

import io.smartqueue.customer.CustomerId;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.order.LineBooks;
import io.smartqueue.queue.ticket.Admission.Admitted;
import io.smartqueue.queue.ticket.Admission.Request;
import io.smartqueue.queue.ticket.Entrances.Locked;
import io.smartqueue.queue.ticket.TicketsTaken.Taken;
import io.smartqueue.tenant.CurrentTenant;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes tickets in the present transaction. */
@Component
class Intake {

    /** How a request ended. */
    sealed interface Outcome {

        record Done(Ticket ticket) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        /** Nothing was done: it has to be taken otherwise. */
        record Passed() implements Outcome {}
    }

    /** The messages about tickets could not be left. */
    static final class Untold extends RuntimeException {

        Untold(RuntimeException cause) {
            super(null, cause, false, false);
        }
    }

    private sealed interface Answer {

        record Joins(Admitted admitted) implements Answer {}

        record Ends(Outcome outcome) implements Answer {}
    }

    /**
     * What holds for all requests of a transaction.
     *
     * @param moment since when the queues are locked
     * @param now read after that, so that it is seldom earlier than that of the last ticket
     */
    private record Frame(Locked locked, long moment, Instant now) {}

    private final Entrances entrances;
    private final Admission admission;
    private final NewVisits visits;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Intake(
            Entrances entrances,
            Admission admission,
            NewVisits visits,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.entrances = entrances;
        this.admission = admission;
        this.visits = visits;
        this.events = events;
        this.clock = clock;
    }

    /** Of any queues; passes over those of a queue that another transaction has locked. */
    List<Outcome> takeFree(List<Request> requests) {
        List<QueueId> queues =
                requests.stream().map(one -> one.wanted().queue()).distinct().toList();
        return take(requests, frame(entrances.lockFree(queues, customers(requests))));
    }

    /** All of one queue, whose lock is waited for. */
    List<Outcome> take(List<Request> requests) {
        return take(requests, frame(lock(requests)));
    }

    /**
     * Messages that cannot be left do not undo the ticket: their listener sets savepoints.
     *
     * @throws Refusal as {@link Tickets#take}
     */
    Ticket takeCarefully(Request request) {
        Frame frame = frame(lock(List.of(request)));
        QueueId queue = request.wanted().queue();
        return switch (answer(request, frame, room(queue, frame))) {
            case Answer.Joins(Admitted admitted) -> {
                Ticket ticket = visits.add(List.of(admitted), frame.now, frame.moment)
                        .getFirst()
                        .ticket();
                events.publishEvent(TicketEvent.of(ticket, TicketEvent.Type.CREATED, ticket.joinedAt()));
                yield ticket;
            }
            case Answer.Ends(Outcome.Refused(Refusal why)) -> throw why;
            case Answer.Ends ignored -> throw new IllegalStateException("a request alone was passed over");
        };
    }

    private Locked lock(List<Request> requests) {
        QueueId queue = requests.getFirst().wanted().queue();
        Locked locked = entrances.lock(queue, customers(requests));
        if (locked.entrances().isEmpty()) {
            throw Admission.unknownQueue();
        }
        return locked;
    }

    private Frame frame(Locked locked) {
        return new Frame(locked, LineBooks.moment(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private List<Outcome> take(List<Request> requests, Frame frame) {
        List<Answer> answers = answers(requests, frame);
        List<Admitted> admitted = answers.stream()
                .flatMap(answer -> answer instanceof Answer.Joins(Admitted one) ? Stream.of(one) : Stream.empty())
                .toList();
        List<Taken> taken = admitted.isEmpty() ? List.of() : visits.add(admitted, frame.now, frame.moment);
        if (!taken.isEmpty()) {
            tell(taken);
        }
        Iterator<Taken> next = taken.iterator();
        return answers.stream()
                .map(answer -> switch (answer) {
                    case Answer.Joins ignored -> new Outcome.Done(next.next().ticket());
                    case Answer.Ends(Outcome outcome) -> outcome;
                })
                .toList();
    }

    private void tell(List<Taken> taken) {
        try {
            events.publishEvent(new TicketsTaken(CurrentTenant.get(), taken));
        } catch (RuntimeException fault) {
            throw new Untold(fault);
        }
    }

    private List<Answer> answers(List<Request> requests, Frame frame) {
        Map<QueueId, Integer> rooms = new HashMap<>();
        List<Answer> answers = new ArrayList<>();
        for (Request request : requests) {
            QueueId queue = request.wanted().queue();
            Entrance entrance = frame.locked.entrances().get(queue);
            // Where phones are locked, two groups might lock the same ones in another order.
            boolean passes = entrance == null || entrance.service().oneTicketPerPhone() && requests.size() > 1;
            if (passes) {
                answers.add(new Answer.Ends(new Outcome.Passed()));
                continue;
            }
            Answer answer = answer(request, frame, rooms.computeIfAbsent(queue, first -> room(first, frame)));
            if (answer instanceof Answer.Joins(Admitted admitted)) {
                if (admitted.isReadable()) {
                    rooms.merge(queue, -1, Integer::sum);
                } else {
                    answer = new Answer.Ends(new Outcome.Passed());
                }
            }
            answers.add(answer);
        }
        return answers;
    }

    private Answer answer(Request request, Frame frame, int room) {
        Locked locked = frame.locked;
        Entrance entrance = locked.entrances().get(request.wanted().queue());
        if (entrance == null) {
            return new Answer.Ends(new Outcome.Refused(Admission.unknownQueue()));
        }
        try {
            Admitted admitted = admission.admit(request, entrance, locked.customers(), frame.now);
            return room > 0
                    ? new Answer.Joins(admitted)
                    : refused(Refusal.conflict("queue_full", "This queue is full."));
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private static Answer refused(Refusal why) {
        return new Answer.Ends(new Outcome.Refused(why));
    }

    /** For how many more people; those who are not there yet take room too. */
    private int room(QueueId queue, Frame frame) {
        Entrance entrance = frame.locked.entrances().get(queue);
        Integer capacity = entrance == null ? null : entrance.capacity();
        return capacity == null ? Integer.MAX_VALUE : capacity - visits.inLine(queue, frame.moment);
    }

    private static List<UUID> customers(List<Request> requests) {
        return requests.stream()
                .flatMap(request -> request.wanted().customer().stream())
                .map(CustomerId::value)
                .toList();
    }
}
