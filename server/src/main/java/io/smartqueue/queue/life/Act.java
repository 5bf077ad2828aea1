package io.smartqueue.queue.life;

import static io.smartqueue.queue.TicketState.CALLED;
import static io.smartqueue.queue.TicketState.CANCELLED;
import static io.smartqueue.queue.TicketState.COMPLETED;
import static io.smartqueue.queue.TicketState.EXPIRED;
import static io.smartqueue.queue.TicketState.MISSED;
import static io.smartqueue.queue.TicketState.ON_HOLD;
import static io.smartqueue.queue.TicketState.REMOTE;
import static io.smartqueue.queue.TicketState.SERVING;
import static io.smartqueue.queue.TicketState.TRANSFERRED;
import static io.smartqueue.queue.TicketState.WAITING;

import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.life.Particulars.Because;
import io.smartqueue.queue.life.Particulars.Due;
import io.smartqueue.queue.life.Particulars.Hand;
import io.smartqueue.queue.life.Particulars.None;
import io.smartqueue.queue.life.Particulars.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one table of transitions: each act, its event in the history, the columns of the leg that it writes, and its
 * states before and after. The caller has checked the right before. Only the agent who has a ticket in hand may move
 * it, or a person who serves for others.
 *
 * @param <P> the particulars that the act needs
 */
final class Act<P extends Particulars> {

    /** A called customer reports that they are on the way. */
    public static final Act<None> ARRIVE =
            new Act<>(TicketEvent.Type.ARRIVED, Set.of(Stamp.ARRIVED), to(WAITING, REMOTE), to(CALLED, CALLED));

    public static final Act<Due> POSTPONE = new Act<>(
            TicketEvent.Type.POSTPONED,
            Set.of(Stamp.LET_OTHERS_PASS, Stamp.OUT_OF_HAND),
            to(WAITING, WAITING, CALLED),
            to(REMOTE, REMOTE));

    /** Carried out by the two statements that call. */
    public static final Act<None> CALL = new Act<>(TicketEvent.Type.CALLED, Set.of(), to(CALLED, WAITING));

    public static final Act<None> RECALL =
            new Act<>(TicketEvent.Type.RECALLED, Set.of(Stamp.RECALLED), to(CALLED, CALLED));

    public static final Act<None> START =
            new Act<>(TicketEvent.Type.STARTED, Set.of(Stamp.STARTED), to(SERVING, CALLED));

    public static final Act<Because> HOLD =
            new Act<>(TicketEvent.Type.ON_HOLD, Set.of(Stamp.HELD), to(ON_HOLD, SERVING));

    public static final Act<Hand> RESUME =
            new Act<>(TicketEvent.Type.RESUMED, Set.of(Stamp.HOLD_ENDED), to(SERVING, ON_HOLD));

    public static final Act<None> MISS = new Act<>(TicketEvent.Type.MISSED, Set.of(Stamp.MISSED), to(MISSED, CALLED));

    public static final Act<Due> RETURN = new Act<>(
            TicketEvent.Type.RETURNED,
            Set.of(Stamp.RETURNED, Stamp.OUT_OF_HAND, Stamp.HOLD_ENDED),
            to(WAITING, CALLED, MISSED, ON_HOLD));

    public static final Act<Because> TRANSFER =
            new Act<>(TicketEvent.Type.TRANSFERRED, Set.of(Stamp.ENDED), to(TRANSFERRED, WAITING, CALLED, SERVING));

    public static final Act<Outcome> CLOSE =
            new Act<>(TicketEvent.Type.COMPLETED, Set.of(Stamp.ENDED), to(COMPLETED, SERVING));

    public static final Act<Because> REOPEN =
            new Act<>(TicketEvent.Type.REOPENED, Set.of(Stamp.REOPENED), to(SERVING, COMPLETED));

    public static final Act<None> NO_SHOW =
            new Act<>(TicketEvent.Type.NO_SHOW, Set.of(Stamp.ENDED), to(TicketState.NO_SHOW, CALLED, MISSED));

    public static final Act<Because> CANCEL =
            new Act<>(TicketEvent.Type.CANCELLED, Set.of(Stamp.ENDED), to(CANCELLED, REMOTE, WAITING));

    public static final Act<None> EXPIRE =
            new Act<>(TicketEvent.Type.EXPIRED, Set.of(Stamp.ENDED), to(EXPIRED, REMOTE, WAITING, MISSED, ON_HOLD));

    /** The end of the day ends a call or a service that nobody has ended. */
    public static final Act<Outcome> FORGET =
            new Act<>(TicketEvent.Type.EXPIRED, Set.of(Stamp.ENDED), to(EXPIRED, CALLED, SERVING));

    private record Transition(TicketState to, List<TicketState> from) {}

    private final TicketEvent.Type event;
    private final Set<Stamp> stamps;
    private final Map<TicketState, TicketState> transitions;

    private Act(TicketEvent.Type event, Set<Stamp> stamps, Transition... transitions) {
        this.event = event;
        this.stamps = stamps;
        this.transitions = new EnumMap<>(TicketState.class);
        for (Transition transition : transitions) {
            transition.from.forEach(from -> this.transitions.put(from, transition.to));
        }
    }

    private static Transition to(TicketState to, TicketState... from) {
        return new Transition(to, List.of(from));
    }

    public boolean allowedFrom(TicketState state) {
        return transitions.containsKey(state);
    }

    public TicketEvent.Type event() {
        return event;
    }

    /** The states from which it is allowed, as a parameter of a statement. */
    public String[] fromCodes() {
        return transitions.keySet().stream().map(TicketState::code).toArray(String[]::new);
    }

    /** The states after it, in the order of {@link #fromCodes}. */
    String[] toCodes() {
        return transitions.values().stream().map(TicketState::code).toArray(String[]::new);
    }

    /** What follows the assignment of {@code moved_at}; the same text for the same act. */
    String assignments(P particulars) {
        return Stream.concat(stamps.stream().sorted().map(Stamp::assignments), Stream.of(particulars.assignments()))
                .filter(assignment -> !assignment.isEmpty())
                .map(assignment -> ", " + assignment)
                .collect(Collectors.joining());
    }
}
