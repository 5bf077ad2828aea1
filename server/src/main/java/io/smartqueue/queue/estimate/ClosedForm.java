package io.smartqueue.queue.estimate;

import io.smartqueue.queue.WaitEstimate;

/**
 * The wait when all counters of one queue are busy: with {@code n} people ahead, {@code s} counters and services of
 * {@code m} minutes on average, each exponentially distributed, people leave the queue every {@code m/s} minutes and
 * it takes {@code n+1} of them. The sum has mean {@code (n+1)·m/s} and variance {@code (n+1)·(m/s)²} (an Erlang
 * distribution; Ibrahim and Whitt 2009, doi:10.1287/msom.1080.0223, on predicting from the length of the queue). It
 * is taken as normal. Here {@code m} is the duration the service declares.
 */
public final class ClosedForm {

    /** The normal distribution leaves 15 of 100 cases above mean + 1.0364 standard deviations. */
    private static final double QUANTILE_85 = 1.0364;

    /** Below this many minutes people count single minutes, from here on fives. */
    private static final int FINE_BELOW = 10;

    private static final int COARSE_STEP = 5;

    private ClosedForm() {}

    /** @param countersOpen with none, the range supposes that one will open */
    public static WaitEstimate of(long ahead, int countersOpen, int expectedMinutes) {
        double pace = (double) expectedMinutes / Math.max(1, countersOpen);
        double mean = (ahead + 1) * pace;
        double deviation = Math.sqrt(ahead + 1) * pace;
        return new WaitEstimate(roundedUp(mean), roundedUp(mean + QUANTILE_85 * deviation), countersOpen);
    }

    private static int roundedUp(double minutes) {
        int whole = Math.max(1, (int) Math.ceil(minutes));
        return whole < FINE_BELOW ? whole : Math.ceilDiv(whole, COARSE_STEP) * COARSE_STEP;
    }
}
