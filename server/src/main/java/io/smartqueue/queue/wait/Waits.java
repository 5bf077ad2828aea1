package io.smartqueue.queue.wait;

import io.smartqueue.queue.wait.Simulation.Quantiles;
import io.smartqueue.queue.wait.SiteLine.Lane;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The waits of a site's lines, as they were computed at one instant. */
public final class Waits {

    private static final double LOW_DEVIATIONS = 0.8416;
    private static final double UPPER_DEVIATIONS = 1.0364;
    private static final double SECONDS = 60;

    /**
     * @param step in seconds, that one more person makes
     * @param variance in seconds², that one more second of waiting adds by chance
     * @param doubt the share of the wait by which the mean may be wrong
     */
    record Tail(double step, double variance, double doubt) {}

    private final SiteLine line;
    private final double[][] means;
    private final Simulation simulation;
    private final Tail[] tails;
    private final int[] countersOpen;

    Waits(SiteLine line, double[][] means, Simulation simulation, Tail[] tails) {
        this.line = line;
        this.means = means;
        this.simulation = simulation;
        this.tails = tails;
        this.countersOpen =
                IntStream.range(0, line.lanes().size()).map(line::countersOpen).toArray();
    }

    public Instant computedAt() {
        return line.at();
    }

    /** How many waited in a lane. */
    public int size(int lane) {
        return line.lanes().get(lane).size();
    }

    /**
     * The lane of a queue, or of those in it who are reserved for a counter or an agent.
     *
     * @return -1 when it was not known then
     */
    public int lane(UUID queue, @Nullable UUID reservedFor) {
        for (int lane = 0; lane < line.lanes().size(); lane++) {
            Lane one = line.lanes().get(lane);
            if (one.queue().equals(queue) && Objects.equals(one.reservedFor(), reservedFor)) {
                return lane;
            }
        }
        return -1;
    }

    /** For somebody who joins a lane now, as one among others. */
    public Range forNewcomer(int lane) {
        return at(lane, size(lane));
    }

    /**
     * For the person with so many of the lane before them. Beyond the end of the lane as it was known, each further
     * person makes the wait longer by a mean service at all of its counters.
     */
    public Range at(int lane, int ahead) {
        Quantiles[] simulated = simulation.people()[lane];
        Quantiles seconds = ahead < simulated.length ? simulated[ahead] : beyond(lane, ahead, simulated);
        return new Range(
                seconds.low() / SECONDS,
                seconds.middle() / SECONDS,
                seconds.upper() / SECONDS,
                countersOpen[lane],
                line.lanes().get(lane).time().basis(),
                line.at());
    }

    private Quantiles beyond(int lane, int ahead, Quantiles[] simulated) {
        Quantiles last = simulated.length == 0 ? new Quantiles(0, 0, 0) : simulated[simulated.length - 1];
        double begin = simulated.length == 0 ? 0 : means[lane][simulated.length - 1];
        int known = Math.min(ahead, means[lane].length - 1);
        double end = means[lane][known] + (ahead - known) * tails[lane].step;
        double middle = last.middle() + end - begin;
        return new Quantiles(
                Math.max(last.low(), middle - spread(last.middle() - last.low(), lane, begin, end, LOW_DEVIATIONS)),
                middle,
                middle + spread(last.upper() - last.middle(), lane, begin, end, UPPER_DEVIATIONS));
    }

    /**
     * That of the last one simulated, and what chance and doubt add on the way from there. Where lanes share counters,
     * their doubts partly cancel out, as the last one shows.
     */
    private double spread(double last, int lane, double begin, double end, double deviations) {
        Tail tail = tails[lane];
        double variance = last * last / (deviations * deviations);
        double doubt = tail.doubt * tail.doubt;
        if (begin > 0) {
            doubt = Math.min(doubt, Math.max(0, variance - tail.variance * begin) / (begin * begin));
        }
        return deviations * Math.sqrt(variance + tail.variance * (end - begin) + doubt * (end * end - begin * begin));
    }
}
