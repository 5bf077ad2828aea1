package io.smartqueue.queue.wait;

import io.smartqueue.queue.wait.ServiceTime.Basis;
import java.time.Instant;

/**
 * When a wait will end, in minutes from an instant on: in 20 of 100 cases by {@code low}, with even chances by {@code
 * middle}, in 85 of 100 by {@code upper}. People are told the middle and the upper end, rounded; the lower end decides
 * when to tell somebody to come back.
 *
 * @param countersOpen how many counters call from the queue; with none the range supposes one
 * @param basis of the queue's own service time
 * @param computedAt the instant from which the minutes count
 */
public record Range(double low, double middle, double upper, int countersOpen, Basis basis, Instant computedAt) {

    /** Below this many minutes a figure is rounded up to one minute, above to five. */
    private static final int FINE_BELOW = 10;

    private static final int COARSE_STEP = 5;

    /** A person who is called so soon hears the call, and a call passes over a ticket that is being told. */
    private static final double CALLED_WITHIN = 1;

    /** The middle as people are told it: at least 1. */
    public int lowMinutes() {
        return roundedUp(middle);
    }

    /** The upper end as people are told it. A range is never one figure, which nobody can keep. */
    public int highMinutes() {
        int low = lowMinutes();
        return Math.max(roundedUp(upper), low + (low < FINE_BELOW ? 1 : COARSE_STEP));
    }

    /**
     * Whether it is time to come back: the wait may well be over, in one of five cases, when somebody arrives who needs
     * so many minutes and should be there a margin earlier. Not for who is called at any moment and hears that.
     */
    public boolean isTimeToComeBack(int travelMinutes, int marginMinutes) {
        return minutesUntilTime(travelMinutes, marginMinutes) <= 0 && middle >= CALLED_WITHIN;
    }

    /** In how many minutes at the earliest, if nothing changes, it is time to come back. */
    public double minutesUntilTime(int travelMinutes, int marginMinutes) {
        return low - travelMinutes - marginMinutes;
    }

    /** The same with the counters that are open by now. */
    public Range with(int open) {
        return new Range(low, middle, upper, open, basis, computedAt);
    }

    /** The same range, of which some minutes have passed. */
    public Range later(double minutes) {
        double passed = Math.max(0, minutes);
        return new Range(
                Math.max(0, low - passed),
                Math.max(0, middle - passed),
                Math.max(0, upper - passed),
                countersOpen,
                basis,
                computedAt);
    }

    private static int roundedUp(double minutes) {
        int whole = Math.max(1, (int) Math.ceil(minutes));
        return whole < FINE_BELOW ? whole : Math.ceilDiv(whole, COARSE_STEP) * COARSE_STEP;
    }
}
