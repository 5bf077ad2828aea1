package io.smartqueue.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Where a leg of a visit stands; a ticket stands where its current leg does. */
public enum TicketState {
    REMOTE(Group.IN_LINE, "pin"),
    WAITING(Group.IN_LINE, "clock"),
    CALLED(Group.IN_HAND, "pointer"),
    SERVING(Group.IN_HAND, "person"),
    ON_HOLD(Group.ASIDE, "pause"),
    MISSED(Group.ASIDE, "back"),
    COMPLETED(Group.OVER, "check"),
    NO_SHOW(Group.OVER, "cross"),
    CANCELLED(Group.OVER, "slash"),
    EXPIRED(Group.OVER, "slash"),
    TRANSFERRED(Group.OVER, "onward");

    /**
     * What code, pages and statements ask about; only transitions and words tell the states of a group apart. SQL has
     * {@code is_in_line}, {@code is_in_hand} and {@code is_aside}, which PostgreSQL inlines, so that indices serve
     * them.
     */
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
    private final String mark;

    TicketState(Group group, String mark) {
        this.group = group;
        this.mark = mark;
    }

    public Group group() {
        return group;
    }

    /** The sign by which pages show it, which also gives the colour; see part/mark.jte. */
    public String mark() {
        return mark;
    }

    public boolean isInLine() {
        return group == Group.IN_LINE;
    }

    public boolean isInHand() {
        return group == Group.IN_HAND;
    }

    public boolean isAside() {
        return group == Group.ASIDE;
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
