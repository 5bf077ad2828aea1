package io.smartqueue.queue.wait;

import io.smartqueue.queue.wait.SiteLine.Calls;
import io.smartqueue.queue.wait.SiteLine.Lane;
import io.smartqueue.queue.wait.SiteLine.OpenCounter;
import java.util.Arrays;
import java.util.List;

/**
 * One passage through the lines in the calling order: whichever counter is free first calls the person who is due first
 * among the heads of its lanes. At the end of each lane stands a newcomer, who takes no time, so that nobody waits for
 * them.
 */
final class LineRun {

    private static final double MICROS = 1e6;

    private final Lane[] lanes;
    private final int[][] calls;
    private final long[][] headStarts;
    private final Draws draws;
    private final long newcomersDue;

    /** How many of each lane are called in a run, the newcomer included. */
    private final int[] sizes;

    private final int[] next;
    private final double[] free;
    private final boolean[] isGone;

    LineRun(SiteLine line, Draws draws, int[] sizes, long newcomersDue) {
        this.draws = draws;
        this.sizes = sizes;
        this.newcomersDue = newcomersDue;
        lanes = line.lanes().toArray(Lane[]::new);
        List<OpenCounter> counters = line.counters();
        calls = counters.stream()
                .map(counter -> counter.calls().stream().mapToInt(Calls::lane).toArray())
                .toArray(int[][]::new);
        headStarts = counters.stream()
                .map(counter -> counter.calls().stream()
                        .mapToLong(Calls::headStartMicros)
                        .toArray())
                .toArray(long[][]::new);
        next = new int[lanes.length];
        free = new double[calls.length];
        isGone = new boolean[calls.length];
    }

    interface Called {
        void at(int lane, int place, double seconds);
    }

    void run(int run, Called called) {
        Arrays.fill(next, 0);
        Arrays.fill(isGone, false);
        for (int counter = 0; counter < free.length; counter++) {
            free[counter] = draws.free(counter, run);
        }
        int left = Arrays.stream(sizes).sum();
        while (left > 0) {
            int counter = firstFree();
            if (counter < 0) {
                return;
            }
            int lane = firstDue(counter);
            if (lane < 0) {
                isGone[counter] = true;
                continue;
            }
            int place = next[lane]++;
            called.at(lane, place, free[counter]);
            if (place < lanes[lane].size()) {
                double mayLeave = Math.min(free[counter], patience(lane, place));
                free[counter] += draws.taken(counter, lane, lanes[lane].seeds()[place], run, mayLeave);
            }
            left--;
        }
    }

    private int firstFree() {
        int first = -1;
        for (int counter = 0; counter < free.length; counter++) {
            if (!isGone[counter] && (first < 0 || free[counter] < free[first])) {
                first = counter;
            }
        }
        return first;
    }

    private int firstDue(int counter) {
        int[] among = calls[counter];
        int first = -1;
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < among.length; i++) {
            int lane = among[i];
            if (next[lane] < sizes[lane]) {
                long due = due(lane, next[lane]) - headStarts[counter][i];
                if (first < 0 || due < earliest) {
                    first = lane;
                    earliest = due;
                }
            }
        }
        return first;
    }

    /** In how many seconds somebody will have waited so long that they stay. */
    private double patience(int lane, int place) {
        double waited = (newcomersDue - lanes[lane].due()[place]) / MICROS;
        return Math.max(0, ServiceTimes.IMPATIENT_SECONDS - Math.max(0, waited));
    }

    private long due(int lane, int place) {
        long[] due = lanes[lane].due();
        if (place < due.length) {
            return due[place];
        }
        return due.length == 0 ? newcomersDue : Math.max(newcomersDue, due[due.length - 1]);
    }
}
