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
import io.smartqueue.queue.life.Particulars.Travel;
import java.util.Collections;
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

    public static final Act<Travel> TRAVEL =
            new Act<>(TicketEvent.Type.TRAVEL, Set.of(), to(WAITING, WAITING), to(REMOTE, REMOTE));

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

    /** Ends the visit too: only where no other queue follows. */
    public static final Act<Outcome> CLOSE_LAST =
            CLOSE.onlyIf("exists (select from visit where visit.id = leg.visit_id and next_queues = '{}')");

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

    /**
     * The columns that an act sets besides the state: assignments to columns of {@code leg} within the statement of
     * {@link Moves}, where {@code at} is the instant of the act. They take no parameters; values come with
     * {@link Particulars}.
     */
    private enum Stamp {
        ARRIVED("arrived_at = at"),
        LET_OTHERS_PASS("postponements = postponements + 1"),
        RECALLED("recalled_at = at, recalls = recalls + 1, call_count = call_count + 1"),
        STARTED("started_at = at, held = '0'"),
        HELD("held_at = at"),
        HOLD_ENDED("held = held + coalesce(at - held_at, '0'), held_at = null"),
        MISSED("missed_at = at"),
        /** Undoing a call or ending a hold does not count as a return. */
        RETURNED("returns = returns + (held_leg.state = 'missed')::integer"),
        OUT_OF_HAND("agent_id = null, counter_id = null"),
        ENDED("ended_at = at"),
        REOPENED("held = held + (at - ended_at), ended_at = null");

        private final String assignments;

        Stamp(String assignments) {
            this.assignments = assignments;
        }

        String assignments() {
            return assignments;
        }
    }

    private record Transition(TicketState to, List<TicketState> from) {}

    private final TicketEvent.Type event;
    private final Set<Stamp> stamps;
    private final Map<TicketState, TicketState> transitions;
    private final String condition;

    private Act(TicketEvent.Type event, Set<Stamp> stamps, Transition... transitions) {
        this(event, stamps, new EnumMap<>(TicketState.class), "");
        for (Transition transition : transitions) {
            transition.from.forEach(from -> this.transitions.put(from, transition.to));
        }
    }

    private Act(
            TicketEvent.Type event, Set<Stamp> stamps, Map<TicketState, TicketState> transitions, String condition) {
        this.event = event;
        this.stamps = stamps;
        this.transitions = transitions;
        this.condition = condition;
    }

    private Act<P> onlyIf(String sql) {
        return new Act<>(event, stamps, transitions, " and " + sql);
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

    /** What follows the other conditions on the leg. */
    String condition() {
        return condition;
    }

    // Most acts leave the visit as it is, and then it is not looked up to see that.
    /** What follows the query {@code moved}. */
    String effectOnVisit() {
        return Collections.disjoint(stamps, Set.of(Stamp.ENDED, Stamp.REOPENED)) ? "" : """
            , visited as (
                update visit set ended_at = moved.ended_at from moved
                where visit.id = moved.visit_id and visit.ended_at is distinct from moved.ended_at
            )
            """;
    }

    /** What follows the assignment of {@code moved_at}; the same text for the same act. */
    String assignments(P particulars) {
        return Stream.concat(stamps.stream().sorted().map(Stamp::assignments), Stream.of(particulars.assignments()))
                .filter(assignment -> !assignment.isEmpty())
                .map(assignment -> ", " + assignment)
                .collect(Collectors.joining());
    }
}
