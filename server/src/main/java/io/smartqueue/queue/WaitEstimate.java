package io.smartqueue.queue;

import io.smartqueue.queue.wait.Range;
import io.smartqueue.queue.wait.ServiceTime.Basis;
import java.time.Instant;

/**
 * The range in which the wait will end, as people are told it, in minutes from now: with even chances by {@code
 * lowMinutes}, in 85 of 100 cases by {@code highMinutes}. Two are equal that say the same, whenever they were computed.
 *
 * @param countersOpen how many counters serve the queue now; with none the range supposes one
 * @param basis whether it rests on the declared duration of the service or on what was learned
 * @param range before it was rounded
 */
public record WaitEstimate(
        int lowMinutes, int highMinutes, int countersOpen, Basis basis, Instant computedAt, Range range) {

    /** Why there is none. */
    public enum Absent {
        /** The line stands still. */
        INCIDENT,
        /** Outside the opening hours nobody calls. */
        CLOSED,
        NOT_IN_LINE
    }

    public static WaitEstimate of(Range range) {
        return new WaitEstimate(
                range.lowMinutes(),
                range.highMinutes(),
                range.countersOpen(),
                range.basis(),
                range.computedAt(),
                range);
    }

    /** Whether the wait may well end within so many minutes: in one of five cases. */
    public boolean mayEndWithin(int minutes) {
        return range.low() <= minutes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WaitEstimate that
                && lowMinutes == that.lowMinutes
                && highMinutes == that.highMinutes
                && countersOpen == that.countersOpen
                && basis == that.basis;
    }

    @Override
    public int hashCode() {
        return (lowMinutes * 31 + highMinutes) * 31
                + countersOpen * 31
                + basis.code().hashCode();
    }
}
