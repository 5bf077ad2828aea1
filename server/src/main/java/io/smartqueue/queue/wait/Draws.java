package io.smartqueue.queue.wait;

import io.smartqueue.queue.wait.SiteLine.InHand;
import io.smartqueue.queue.wait.SiteLine.Lane;
import io.smartqueue.queue.wait.SiteLine.OpenCounter;
import java.util.List;

/**
 * The random numbers of the simulation. Each person's service takes every one of {@link #COUNT} evenly spaced quantiles
 * once, in an order of the person's own: so few draws are exact in the mean, and the same person draws the same numbers
 * at each computation. What holds for a whole service, by how much its mean is wrong, is drawn once per run.
 */
final class Draws {

    /** A prime number, so that {@code (a·run + b) mod COUNT} meets each quantile once. */
    static final int COUNT = 199;

    /** The run that takes the mean of everything. */
    static final int MEAN = -1;

    private final double absentSeconds;
    private final double changeoverSeconds;
    private final double[][] services;
    private final double[][] doubts;
    private final double[] means;
    private final double[][] residuals;
    private final double[] residualMeans;
    private final double[] paces;
    private final double[] comes;
    private final double[] leaves;

    Draws(SiteLine line) {
        absentSeconds = line.absentSeconds();
        changeoverSeconds = line.changeoverSeconds();
        List<Lane> lanes = line.lanes();
        services = lanes.stream().map(lane -> quantiles(lane.time())).toArray(double[][]::new);
        doubts = lanes.stream().map(Draws::doubts).toArray(double[][]::new);
        means = lanes.stream().mapToDouble(lane -> lane.time().meanSeconds()).toArray();
        paces = line.counters().stream()
                .mapToDouble(counter -> counter.pace().factor())
                .toArray();
        comes = lanes.stream().mapToDouble(Lane::comes).toArray();
        leaves = lanes.stream().mapToDouble(Lane::leavesPerSecond).toArray();
        residuals = line.counters().stream()
                .map(counter -> residuals(counter, changeoverSeconds))
                .toArray(double[][]::new);
        residualMeans = new double[residuals.length];
        for (int counter = 0; counter < residuals.length; counter++) {
            residualMeans[counter] = mean(residuals[counter]);
        }
    }

    /** When a counter becomes free. */
    double free(int counter, int run) {
        // Counters are told apart by their place, so that they do not all take long in the same run.
        return run == MEAN ? residualMeans[counter] : residuals[counter][order(mixed(counter + 1L), run)];
    }

    /**
     * How long a counter is taken by a person, from the call to the next call; not at all by who has left before.
     *
     * @param mayLeave for how many seconds until then they may leave
     */
    double taken(int counter, int lane, long seed, int run, double mayLeave) {
        double stays = Math.exp(-leaves[lane] * mayLeave);
        if (run == MEAN) {
            return stays
                    * (comes[lane] * (means[lane] * paces[counter] + changeoverSeconds)
                            + (1 - comes[lane]) * absentSeconds);
        }
        long mixed = mixed(seed);
        long again = mixed(mixed);
        if (order(mixed(again), run) >= stays * COUNT) {
            return 0;
        }
        if (order(again, run) >= comes[lane] * COUNT) {
            return absentSeconds;
        }
        return services[lane][order(mixed, run)] * doubts[lane][run] * paces[counter] + changeoverSeconds;
    }

    private static int order(long mixed, int run) {
        int a = 1 + (int) ((mixed >>> 32) % (COUNT - 1));
        int b = (int) ((mixed & 0xFFFF_FFFFL) % COUNT);
        return (a * run + b) % COUNT;
    }

    /** SplitMix64's finalizer: neighbouring seeds give unrelated numbers. */
    static long mixed(long seed) {
        long z = seed + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    private static double share(int place) {
        return (place + 0.5) / COUNT;
    }

    /** Their mean is the service's exactly. */
    private static double[] quantiles(ServiceTime time) {
        double[] all = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            all[i] = time.quantile(share(i));
        }
        double scale = time.meanSeconds() / mean(all);
        for (int i = 0; i < COUNT; i++) {
            all[i] *= scale;
        }
        return all;
    }

    private static double[] doubts(Lane lane) {
        long mixed = mixed(lane.queue().getLeastSignificantBits());
        double[] all = new double[COUNT];
        for (int run = 0; run < COUNT; run++) {
            double doubt = lane.time().doubt();
            all[run] = Math.exp(doubt * Normal.quantile(share(order(mixed, run))) - doubt * doubt / 2);
        }
        return all;
    }

    private static double[] residuals(OpenCounter counter, double changeoverSeconds) {
        double[] all = new double[COUNT];
        InHand inHand = counter.inHand();
        double pace = counter.pace().factor();
        for (int i = 0; i < COUNT; i++) {
            all[i] = inHand == null
                    ? 0
                    : pace * inHand.time().residual(inHand.elapsedSeconds() / pace, share(i)) + changeoverSeconds;
        }
        return all;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
