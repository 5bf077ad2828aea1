package io.smartqueue.conversation.exchange;

import io.smartqueue.customer.Medium;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A channel by which staff may write to the holder of a ticket, or why they may not.
 *
 * @param address null without a consent
 */
public record Way(Medium medium, @Nullable String address, State state) {

    /** The best first: what is closed to free text says more than what is off. */
    public enum State {
        OPEN,
        /** Nobody knows whether the person has written in the last 24 hours; it is tried. */
        UNCERTAIN,
        WINDOW_CLOSED,
        OFF,
        NO_CONSENT
    }

    /** A notification cannot be answered, so that it is the last of those that are open. */
    public static final Comparator<Way> BEST_FIRST = Comparator.comparing((Way way) -> !way.isOpen())
            .thenComparing(way -> way.medium() == Medium.PUSH)
            .thenComparing(Way::state)
            .thenComparing(Way::medium, Medium.byRank());

    public boolean isOpen() {
        return state == State.OPEN || state == State.UNCERTAIN;
    }

    @Override
    public String toString() {
        return "Way[" + medium.code() + " " + state + "]";
    }
}
