package io.smartqueue.queue.order;

import io.smartqueue.queue.WaitEstimate;

/**
 * The wait when all counters are busy. With {@code s} busy counters, and exponentially distributed services with the
 * means {@code m}, a person is called as soon as the counters together have finished the services ahead and one more of
 * the person's own kind: a sum with mean {@code Σm/s} and variance {@code Σm²/s²}. For one service that is {@code
 * (n+1)·m/s} and {@code (n+1)·(m/s)²} (an Erlang distribution; Ibrahim and Whitt 2009, doi:10.1287/msom.1080.0223, on
 * predicting from the length of the queue). The sum is taken as normally distributed. Here {@code m} is the duration
 * that the service declares.
 */
public final class ClosedForm {

    /** The normal distribution leaves 15 of 100 cases above mean + 1.0364 standard deviations. */
    private static final double QUANTILE_85 = 1.0364;

    /** Below this many minutes an estimate is rounded to one minute, above to five. */
    private static final int FINE_BELOW = 10;

    private static final int COARSE_STEP = 5;

    private ClosedForm() {}

    /** With no counter open, the range supposes that one will open. It is never one figure, which nobody can keep. */
    public static WaitEstimate of(Ahead ahead, int expectedMinutes) {
        int counters = Math.max(1, ahead.countersOpen());
        double mean = (ahead.work() + expectedMinutes) / counters;
        double deviation = Math.sqrt(ahead.squared() + (double) expectedMinutes * expectedMinutes) / counters;
        int low = roundedUp(mean);
        int high = Math.max(roundedUp(mean + QUANTILE_85 * deviation), low + (low < FINE_BELOW ? 1 : COARSE_STEP));
        return new WaitEstimate(low, high, ahead.countersOpen(), (int) Math.round(ahead.elsewhere()));
    }

    private static int roundedUp(double minutes) {
        int whole = Math.max(1, (int) Math.ceil(minutes));
        return whole < FINE_BELOW ? whole : Math.ceilDiv(whole, COARSE_STEP) * COARSE_STEP;
    }
}
