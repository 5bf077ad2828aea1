package io.smartqueue.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The state of a leg; the state of a ticket is that of its current leg. Over HTTP it is named {@code status}. */
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
     * Code, pages and statements check the group; only transitions and messages distinguish the states within it. SQL
     * has {@code is_in_line}, {@code is_in_hand} and {@code is_aside}, which PostgreSQL inlines, so that indexes can
     * serve them.
     */
    public enum Group {
        /** The customer waits for a call. */
        IN_LINE,
        /** An agent has it. */
        IN_HAND,
        /** Neither in line nor in hand; it can be resumed. */
        ASIDE,
        /** The leg has ended. */
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

    /** The symbol on pages, which also selects the colour; see part/mark.jte. */
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

    /** Only the agent who has or had it in hand may change it, or a person who serves for others. */
    public boolean belongsToTheAgent() {
        return isInHand() || this == COMPLETED;
    }

    public static List<TicketState> all(Predicate<TicketState> wanted) {
        return Arrays.stream(values()).filter(wanted).toList();
    }

    /** As parameters of a statement. */
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
