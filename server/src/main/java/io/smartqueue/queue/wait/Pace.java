package io.smartqueue.queue.wait;

/**
 * By how much services at a counter are longer than the service usually is, from those it has given lately.
 *
 * @param services how many
 * @param ratios the sum of how long each took, over how long it was believed to take
 */
public record Pace(int services, double ratios) {

    public static final Pace UNKNOWN = new Pace(0, 0);

    /** A longer service, as one forgotten open, says no more about the counter. */
    public static final double LONGEST_RATIO = 3;

    /** As many services the opinion is worth that a counter is like the others. */
    private static final double PRIOR_SERVICES = 10;

    /** With one more service. */
    public Pace with(double ratio) {
        return new Pace(services + 1, ratios + Math.min(ratio, LONGEST_RATIO));
    }

    /** 1 as usual, above it when services take longer. */
    double factor() {
        return (PRIOR_SERVICES + ratios) / (PRIOR_SERVICES + services);
    }
}
