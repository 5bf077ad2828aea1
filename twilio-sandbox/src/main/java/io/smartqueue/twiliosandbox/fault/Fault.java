package io.smartqueue.twiliosandbox.fault;

import java.time.Duration;

/**
 * How often a fault occurs, and its parameters.
 *
 * @param percent of the requests (receipts), by the seed
 * @param next how many of the next requests (receipts) fail for certain, before the percentage applies
 * @param everything also requests that only read, not just those that create
 * @param delay for the slow, delayed and shuffled kinds
 * @param retryAfter seconds in the header of a 429; 0 leaves the header out
 */
public record Fault(int percent, int next, boolean everything, Duration delay, int retryAfter) {
    private static final Duration USUAL_DELAY = Duration.ofSeconds(2);

    public Fault {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be between 0 and 100");
        }
        if (next < 0 || delay.isNegative() || retryAfter < 0) {
            throw new IllegalArgumentException("next, delay and retry_after cannot be negative");
        }
    }

    public static Fault percent(int percent) {
        return new Fault(percent, 0, false, USUAL_DELAY, 1);
    }

    public static Fault next(int count) {
        return new Fault(0, count, false, USUAL_DELAY, 1);
    }

    public static Fault always() {
        return percent(100);
    }

    public Fault onEverything() {
        return new Fault(percent, next, true, delay, retryAfter);
    }

    public Fault delayedBy(Duration longer) {
        return new Fault(percent, next, everything, longer, retryAfter);
    }

    public Fault retryAfter(int seconds) {
        return new Fault(percent, next, everything, delay, seconds);
    }

    Fault oneLess() {
        return new Fault(percent, next - 1, everything, delay, retryAfter);
    }
}
