package io.smartqueue.queue.accuracy;

/**
 * Sums over predictions that were judged, in minutes.
 *
 * @param absolute of how far the middle was from the wait
 * @param bias of the middle minus the wait: below zero when people waited longer
 * @param under how many waited longer than the upper end
 * @param pinball of the loss at 0.5 for the middle and at 0.85 for the upper end, half each
 */
public record Errors(long cases, double absolute, double bias, long under, double pinball) {

    public static final Errors NONE = new Errors(0, 0, 0, 0, 0);

    private static final double MIDDLE = 0.5;
    private static final double UPPER = 0.85;

    public static Errors of(double middle, double upper, double waited) {
        return new Errors(
                1,
                Math.abs(middle - waited),
                middle - waited,
                waited > upper ? 1 : 0,
                (pinball(MIDDLE, middle, waited) + pinball(UPPER, upper, waited)) / 2);
    }

    public Errors plus(Errors other) {
        return new Errors(
                cases + other.cases,
                absolute + other.absolute,
                bias + other.bias,
                under + other.under,
                pinball + other.pinball);
    }

    /** A share or a mean; NaN without cases. */
    public double mean(double sum) {
        return sum / cases;
    }

    private static double pinball(double share, double said, double waited) {
        return waited > said ? share * (waited - said) : (1 - share) * (said - waited);
    }
}
