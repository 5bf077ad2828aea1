package io.smartqueue.queue;

import java.util.Locale;

/** Where a leg of a visit stands; a ticket stands where its current leg does. */
public enum TicketState {
    REMOTE,
    WAITING,
    CALLED,
    SERVING,
    ON_HOLD,
    MISSED,
    COMPLETED,
    NO_SHOW,
    CANCELLED,
    EXPIRED,
    TRANSFERRED;

    /** Nothing follows for this leg. */
    public boolean isFinal() {
        return switch (this) {
            case REMOTE, WAITING, CALLED, SERVING, ON_HOLD, MISSED -> false;
            case COMPLETED, NO_SHOW, CANCELLED, EXPIRED, TRANSFERRED -> true;
        };
    }

    /** An agent is busy with it. */
    public boolean isInHand() {
        return this == CALLED || this == SERVING;
    }

    /** Moved on only by the agent who has or had it in hand, or by who serves for others. */
    public boolean belongsToTheAgent() {
        return isInHand() || this == COMPLETED;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TicketState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
