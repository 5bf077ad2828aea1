package io.smartqueue.queue.wait;

import java.time.Duration;
import java.time.Instant;

/**
 * Sums over the services of one cell, in which an older service counts less: half after sixty later ones or two weeks.
 * They are all that must be kept.
 *
 * @param weight the sum of the services' weights
 * @param seconds the weighted sum of their seconds
 * @param squares of the squares of the seconds
 * @param logs of the logarithms of the seconds
 * @param logSquares of the squares of these logarithms
 * @param changeovers of the seconds from the call to the beginning of the service
 * @param absences the weight of those who did not come when they were called
 * @param cases how many services there were ever
 * @param patience of those who waited for it
 * @param latest when the latest ended
 */
public record ServiceTimeSums(
        double weight,
        double seconds,
        double squares,
        double logs,
        double logSquares,
        double changeovers,
        double absences,
        long cases,
        Patience patience,
        Instant latest) {

    /**
     * How long people waited in all until they were called or left, and how many of them left, in the first hour of
     * each. Few leave, so these sums are forgotten with time alone.
     */
    public record Patience(double seconds, double departures) {

        static final Patience NONE = new Patience(0, 0);

        private Patience plus(Patience other) {
            return new Patience(seconds + other.seconds, departures + other.departures);
        }

        private Patience faded(double by) {
            return new Patience(seconds * by, departures * by);
        }
    }

    public static final ServiceTimeSums NONE =
            new ServiceTimeSums(0, 0, 0, 0, 0, 0, 0, 0, Patience.NONE, Instant.EPOCH);

    private static final double HALVED_AFTER_CASES = 60;
    private static final Duration HALVED_AFTER = Duration.ofDays(14);
    private static final double LONGEST_CHANGEOVER = 180;

    /**
     * With one more service.
     *
     * @param believed before it, which bounds how much a ticket that was forgotten open counts
     */
    ServiceTimeSums with(double serviceSeconds, double changeoverSeconds, ServiceTime believed, Instant endedAt) {
        double counted = believed.winsorised(serviceSeconds);
        double log = Math.log(counted);
        ServiceTimeSums before = older(endedAt);
        return new ServiceTimeSums(
                before.weight + 1,
                before.seconds + counted,
                before.squares + counted * counted,
                before.logs + log,
                before.logSquares + log * log,
                before.changeovers + Math.clamp(changeoverSeconds, 0, LONGEST_CHANGEOVER),
                before.absences,
                cases + 1,
                before.patience,
                latest(endedAt));
    }

    /** With one more person who did not come. */
    ServiceTimeSums withAbsence(Instant at) {
        ServiceTimeSums before = older(at);
        return new ServiceTimeSums(
                before.weight,
                before.seconds,
                before.squares,
                before.logs,
                before.logSquares,
                before.changeovers,
                before.absences + 1,
                cases,
                before.patience,
                latest(at));
    }

    /** With one more person who waited so long, and was called then or left. */
    ServiceTimeSums withWait(double waitedSeconds, boolean left, Instant at) {
        ServiceTimeSums before = asOf(at);
        boolean isEarly = waitedSeconds < ServiceTimes.IMPATIENT_SECONDS;
        var more = new Patience(Math.clamp(waitedSeconds, 0, ServiceTimes.IMPATIENT_SECONDS), left && isEarly ? 1 : 0);
        return new ServiceTimeSums(
                before.weight,
                before.seconds,
                before.squares,
                before.logs,
                before.logSquares,
                before.changeovers,
                before.absences,
                cases,
                before.patience.plus(more),
                latest(at));
    }

    private ServiceTimeSums older(Instant at) {
        return asOf(at).faded(Math.pow(0.5, 1 / HALVED_AFTER_CASES), 1);
    }

    /** What they are worth at this instant. A clock that was set back changes nothing. */
    ServiceTimeSums asOf(Instant instant) {
        if (!instant.isAfter(latest)) {
            return this;
        }
        double halvings = (double) Duration.between(latest, instant).toSeconds() / HALVED_AFTER.toSeconds();
        double by = Math.pow(0.5, halvings);
        return faded(by, by);
    }

    /** Both as they are worth at the later of their ends; from there they fade alike. */
    public ServiceTimeSums plus(ServiceTimeSums other) {
        ServiceTimeSums one = asOf(other.latest);
        ServiceTimeSums two = other.asOf(latest);
        return new ServiceTimeSums(
                one.weight + two.weight,
                one.seconds + two.seconds,
                one.squares + two.squares,
                one.logs + two.logs,
                one.logSquares + two.logSquares,
                one.changeovers + two.changeovers,
                one.absences + two.absences,
                cases + other.cases,
                one.patience.plus(two.patience),
                latest(other.latest));
    }

    private ServiceTimeSums faded(double by, double patienceBy) {
        return new ServiceTimeSums(
                weight * by,
                seconds * by,
                squares * by,
                logs * by,
                logSquares * by,
                changeovers * by,
                absences * by,
                cases,
                patience.faded(patienceBy),
                latest);
    }

    private Instant latest(Instant other) {
        return other.isAfter(latest) ? other : latest;
    }
}
