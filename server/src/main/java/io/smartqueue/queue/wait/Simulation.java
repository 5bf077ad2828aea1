package io.smartqueue.queue.wait;

import java.util.Arrays;

/**
 * The quantiles of when the first of each lane are called, in seconds.
 *
 * @param people by lane, in the calling order
 */
record Simulation(Quantiles[][] people) {

    private static final int LOW = place(0.20);
    private static final int MIDDLE = place(0.50);
    private static final int UPPER = place(0.85);

    record Quantiles(double low, double middle, double upper) {}

    static Simulation of(SiteLine line, Draws draws, int[] sizes, long newcomersDue) {
        int[] firsts = new int[sizes.length];
        for (int lane = 1; lane < sizes.length; lane++) {
            firsts[lane] = firsts[lane - 1] + sizes[lane - 1];
        }
        double[] seconds = new double[Arrays.stream(sizes).sum() * Draws.COUNT];
        var run = new LineRun(line, draws, sizes, newcomersDue);
        for (int i = 0; i < Draws.COUNT; i++) {
            int column = i;
            run.run(i, (lane, place, at) -> seconds[(firsts[lane] + place) * Draws.COUNT + column] = at);
        }
        Quantiles[][] people = new Quantiles[sizes.length][];
        for (int lane = 0; lane < sizes.length; lane++) {
            people[lane] = new Quantiles[sizes[lane]];
            for (int place = 0; place < sizes[lane]; place++) {
                people[lane][place] = quantiles(seconds, (firsts[lane] + place) * Draws.COUNT);
            }
        }
        return new Simulation(people);
    }

    private static Quantiles quantiles(double[] seconds, int from) {
        Arrays.sort(seconds, from, from + Draws.COUNT);
        return new Quantiles(seconds[from + LOW], seconds[from + MIDDLE], seconds[from + UPPER]);
    }

    private static int place(double share) {
        return (int) Math.round(share * Draws.COUNT - 0.5);
    }
}
