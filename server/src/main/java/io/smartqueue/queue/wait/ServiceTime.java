package io.smartqueue.queue.wait;

import java.util.Locale;

/**
 * What is believed about the time one ticket of a service takes: a log-normal distribution with this mean and
 * variation.
 *
 * @param meanSeconds of one service, without pauses on hold
 * @param variation the standard deviation over the mean
 * @param logMean the mean of the logarithms of the seconds, which says where an outlier begins
 * @param logDeviation the standard deviation of these logarithms
 * @param weight how many recent services it rests on; older ones count in part, so this may be a fraction
 * @param cases how many services were ever counted
 */
public record ServiceTime(
        double meanSeconds, double variation, double logMean, double logDeviation, double weight, long cases) {

    /** As many services the opinion that was held before is worth. */
    static final double PRIOR_WEIGHT = 20;

    /** Services at counters vary about so much; less than the exponential distribution's 1. */
    private static final double USUAL_VARIATION = 0.7;

    /** By so much of themselves declared minutes are usually wrong. */
    private static final double DOUBT = 0.30;

    /** Longer than the typical one by so many deviations counts as forgotten open. */
    private static final double OUTLIER = 2.5;

    private static final double SHORTEST_SECONDS = 1;

    /** Whether a range rests on what was declared or on what was learned. */
    public enum Basis {
        DECLARED,
        LEARNED,
        BOTH;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is believed before a service was ever given. */
    public static ServiceTime declared(double minutes) {
        double deviation = logDeviation(USUAL_VARIATION);
        double mean = minutes * 60;
        return new ServiceTime(mean, USUAL_VARIATION, Math.log(mean) - deviation * deviation / 2, deviation, 0, 0);
    }

    /** What is believed after these services; {@code this} weighs as much as twenty of them. */
    ServiceTime after(ServiceTimeSums sums) {
        if (sums.weight() <= 0) {
            return this;
        }
        double total = PRIOR_WEIGHT + sums.weight();
        double mean = (PRIOR_WEIGHT * meanSeconds + sums.seconds()) / total;
        double square =
                (PRIOR_WEIGHT * meanSeconds * meanSeconds * (1 + variation * variation) + sums.squares()) / total;
        double log = (PRIOR_WEIGHT * logMean + sums.logs()) / total;
        double logSquare =
                (PRIOR_WEIGHT * (logMean * logMean + logDeviation * logDeviation) + sums.logSquares()) / total;
        return new ServiceTime(
                mean,
                Math.sqrt(Math.max(0, square / (mean * mean) - 1)),
                log,
                Math.sqrt(Math.max(0, logSquare - log * log)),
                Math.max(weight, sums.weight()),
                Math.max(cases, sums.cases()));
    }

    /** The seconds that count for a service that took so long. */
    double winsorised(double seconds) {
        return Math.clamp(seconds, SHORTEST_SECONDS, Math.exp(logMean + OUTLIER * logDeviation));
    }

    /** By how much of itself the mean may be wrong, as a standard deviation. */
    double doubt() {
        return DOUBT * Math.sqrt(PRIOR_WEIGHT / (PRIOR_WEIGHT + weight));
    }

    public Basis basis() {
        if (cases == 0) {
            return Basis.DECLARED;
        }
        return weight >= PRIOR_WEIGHT ? Basis.LEARNED : Basis.BOTH;
    }

    /** In this many seconds a share of the services ends. */
    public double quantile(double share) {
        double deviation = logDeviation(variation);
        return Math.exp(location(deviation) + deviation * Normal.quantile(share));
    }

    /** In how many more seconds a share of those services ends that have lasted so long already. */
    double residual(double elapsedSeconds, double share) {
        double deviation = logDeviation(variation);
        if (elapsedSeconds <= 0 || deviation == 0) {
            return Math.max(0, quantile(share) - Math.max(0, elapsedSeconds));
        }
        double z = (Math.log(elapsedSeconds) - location(deviation)) / deviation;
        double left = Normal.above(z) * (1 - share);
        if (left < 1e-12) {
            // So far out that the tail is exponential.
            return -Math.log(1 - share) * deviation * elapsedSeconds / z;
        }
        return Math.max(0, Math.exp(location(deviation) - deviation * Normal.quantile(left)) - elapsedSeconds);
    }

    private double location(double deviation) {
        return Math.log(meanSeconds) - deviation * deviation / 2;
    }

    private static double logDeviation(double variation) {
        return Math.sqrt(Math.log1p(variation * variation));
    }
}
