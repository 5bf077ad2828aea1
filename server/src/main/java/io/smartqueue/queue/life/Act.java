package io.smartqueue.queue.life;

import io.smartqueue.queue.TicketEvent;
import io.smartqueue.queue.TicketState;
import java.util.EnumSet;
import java.util.Set;

/** The one table of transitions: what is done, from which states, and where it leads. */
public enum Act {
    CALL(TicketEvent.Type.CALLED, TicketState.CALLED, TicketState.WAITING),
    START(TicketEvent.Type.STARTED, TicketState.SERVING, TicketState.CALLED),
    CLOSE(TicketEvent.Type.COMPLETED, TicketState.COMPLETED, TicketState.SERVING),
    CANCEL(TicketEvent.Type.CANCELLED, TicketState.CANCELLED, TicketState.REMOTE, TicketState.WAITING),
    NO_SHOW(TicketEvent.Type.NO_SHOW, TicketState.NO_SHOW, TicketState.CALLED, TicketState.MISSED);

    private final TicketEvent.Type event;
    private final TicketState to;
    private final Set<TicketState> from;

    Act(TicketEvent.Type event, TicketState to, TicketState first, TicketState... others) {
        this.event = event;
        this.to = to;
        this.from = EnumSet.of(first, others);
    }

    public boolean allowedFrom(TicketState state) {
        return from.contains(state);
    }

    public TicketState to() {
        return to;
    }

    TicketEvent.Type event() {
        return event;
    }

    String[] fromCodes() {
        return from.stream().map(TicketState::code).toArray(String[]::new);
    }

    /** Only by the agent who has the ticket, or by who may serve for others. */
    boolean belongsToTheAgent() {
        return switch (this) {
            case START, CLOSE, NO_SHOW -> true;
            case CALL, CANCEL -> false;
        };
    }
}
