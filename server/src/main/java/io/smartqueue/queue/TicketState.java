package io.smartqueue.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Where a leg of a visit stands; a ticket stands where its current leg does. */
public enum TicketState {
    REMOTE(Group.IN_LINE),
    WAITING(Group.IN_LINE),
    CALLED(Group.IN_HAND),
    SERVING(Group.IN_HAND),
    ON_HOLD(Group.ASIDE),
    MISSED(Group.ASIDE),
    COMPLETED(Group.OVER),
    NO_SHOW(Group.OVER),
    CANCELLED(Group.OVER),
    EXPIRED(Group.OVER),
    TRANSFERRED(Group.OVER);

    /** What code, pages and statements ask about; only transitions and words tell the states of a group apart. */
    public enum Group {
        /** The customer waits for a call. */
        IN_LINE,
        /** An agent is busy with it. */
        IN_HAND,
        /** Neither in line nor in hand, and to be taken up again. */
        ASIDE,
        /** Nothing follows for this leg. */
        OVER
    }

    private final Group group;

    TicketState(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }

    public boolean isInLine() {
        return group == Group.IN_LINE;
    }

    public boolean isInHand() {
        return group == Group.IN_HAND;
    }

    public boolean isFinal() {
        return group == Group.OVER;
    }

    /** Moved on only by the agent who has or had it in hand, or by somebody who serves for others. */
    public boolean belongsToTheAgent() {
        return isInHand() || this == COMPLETED;
    }

    public static List<TicketState> all(Predicate<TicketState> wanted) {
        return Arrays.stream(values()).filter(wanted).toList();
    }

    /** As a statement takes them. */
    public static String[] codes(Predicate<TicketState> wanted) {
        return all(wanted).stream().map(TicketState::code).toArray(String[]::new);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TicketState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
