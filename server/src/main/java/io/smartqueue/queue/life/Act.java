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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The one table of transitions: what is done, how the history calls it, what is stamped on the leg, and where it
 * leads from which states. Who may do it is asked at the door; what is in an agent's hand, only that agent moves, or
 * who serves for others.
 */
public enum Act {
    /** Whoever is called says by it that he is on the way. */
    ARRIVE(TicketEvent.Type.ARRIVED, "arrived_at = at", to(WAITING, REMOTE), to(CALLED, CALLED)),
    POSTPONE(
            TicketEvent.Type.POSTPONED,
            "due_at = :due, postponements = postponements + 1, agent_id = null, counter_id = null",
            to(WAITING, WAITING, CALLED),
            to(REMOTE, REMOTE)),
    /** Its own two statements stamp it. */
    CALL(TicketEvent.Type.CALLED, "", to(CALLED, WAITING)),
    RECALL(
            TicketEvent.Type.RECALLED,
            "recalled_at = at, recalls = recalls + 1, call_count = call_count + 1",
            to(CALLED, CALLED)),
    START(TicketEvent.Type.STARTED, "started_at = at, held = '0'", to(SERVING, CALLED)),
    HOLD(TicketEvent.Type.ON_HOLD, "held_at = at", to(ON_HOLD, SERVING)),
    RESUME(
            TicketEvent.Type.RESUMED,
            "held = held + (at - held_at), held_at = null, agent_id = :agent, counter_id = :counter",
            to(SERVING, ON_HOLD)),
    MISS(TicketEvent.Type.MISSED, "missed_at = at", to(MISSED, CALLED)),
    RETURN(TicketEvent.Type.RETURNED, """
            due_at = :due, returns = returns + (held_leg.state = 'missed')::integer, agent_id = null, counter_id = null,
            held = held + coalesce(at - held_at, '0'), held_at = null
            """, to(WAITING, CALLED, MISSED, ON_HOLD)),
    TRANSFER(TicketEvent.Type.TRANSFERRED, "ended_at = at", to(TRANSFERRED, WAITING, CALLED, SERVING)),
    CLOSE(TicketEvent.Type.COMPLETED, "ended_at = at, outcome = :outcome", to(COMPLETED, SERVING)),
    REOPEN(TicketEvent.Type.REOPENED, "held = held + (at - ended_at), ended_at = null", to(SERVING, COMPLETED)),
    NO_SHOW(TicketEvent.Type.NO_SHOW, "ended_at = at", to(TicketState.NO_SHOW, CALLED, MISSED)),
    CANCEL(TicketEvent.Type.CANCELLED, "ended_at = at", to(CANCELLED, REMOTE, WAITING)),
    EXPIRE(TicketEvent.Type.EXPIRED, "ended_at = at", to(EXPIRED, REMOTE, WAITING, MISSED, ON_HOLD));

    private record Way(TicketState to, List<TicketState> from) {}

    private final TicketEvent.Type event;
    private final String stamps;
    private final Map<TicketState, TicketState> ways;

    Act(TicketEvent.Type event, String stamps, Way... ways) {
        this.event = event;
        this.stamps = stamps;
        this.ways = new EnumMap<>(TicketState.class);
        for (Way way : ways) {
            way.from.forEach(from -> this.ways.put(from, way.to));
        }
    }

    private static Way to(TicketState to, TicketState... from) {
        return new Way(to, List.of(from));
    }

    public boolean allowedFrom(TicketState state) {
        return ways.containsKey(state);
    }

    public TicketEvent.Type event() {
        return event;
    }

    /** Assignments to columns of {@code leg}, within the statement of {@link Moves}. */
    String stamps() {
        return stamps;
    }

    String[] fromCodes() {
        return ways.keySet().stream().map(TicketState::code).toArray(String[]::new);
    }

    /** Where it leads, in the order of {@link #fromCodes}. */
    String[] toCodes() {
        return ways.values().stream().map(TicketState::code).toArray(String[]::new);
    }
}
