package io.smartqueue.queue.wait;

import io.smartqueue.queue.wait.SiteLine.Calls;
import io.smartqueue.queue.wait.SiteLine.InHand;
import io.smartqueue.queue.wait.SiteLine.Lane;
import io.smartqueue.queue.wait.SiteLine.OpenCounter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Computes for everybody who waits at a site when they will be called. The first two hundred are simulated in the true
 * calling order; those behind them get the time of one passage with mean service times, and around it a spread in
 * closed form that continues that of the last one simulated in their lane. The same state gives the same ranges.
 */
public final class WaitEngine {

    /** So many are simulated. */
    public static final int SIMULATED = 200;

    /** Simulated beyond that, because in the last ones of a lane the others behind them are missing. */
    private static final int MARGIN = 40;

    private WaitEngine() {}

    public static Waits compute(SiteLine line) {
        return compute(line, SIMULATED);
    }

    static Waits compute(SiteLine line, int most) {
        SiteLine staffed = supposed(line);
        var draws = new Draws(staffed);
        Times means = means(staffed, draws);
        int[] simulated = simulated(staffed, means, most);
        return new Waits(line, means.at, Simulation.of(staffed, draws, simulated, means.newcomersDue), tails(staffed));
    }

    /** When each person is called in the passage with mean times; and the order in which lanes are called. */
    private record Times(double[][] at, long newcomersDue, int[] order) {}

    private static Times means(SiteLine line, Draws draws) {
        int[] sizes = line.lanes().stream().mapToInt(lane -> lane.size() + 1).toArray();
        double[][] at = Arrays.stream(sizes).mapToObj(double[]::new).toArray(double[][]::new);
        int[] order = new int[Arrays.stream(sizes).sum()];
        int[] called = {0};
        long due = micros(line.at());
        new LineRun(line, draws, sizes, due).run(Draws.MEAN, (lane, place, seconds) -> {
            at[lane][place] = seconds;
            order[called[0]++] = lane;
        });
        return new Times(at, due, order);
    }

    /** How many of each lane are simulated. */
    private static int[] simulated(SiteLine line, Times means, int first) {
        int[] sizes = new int[line.lanes().size()];
        int all = means.order.length;
        int most = all <= first + MARGIN + sizes.length ? all : first + MARGIN;
        for (int i = 0; i < most; i++) {
            sizes[means.order[i]]++;
        }
        return sizes;
    }

    /** What one more person adds to the spread of those behind them in each lane. */
    private static Waits.Tail[] tails(SiteLine line) {
        Waits.Tail[] tails = new Waits.Tail[line.lanes().size()];
        for (int lane = 0; lane < tails.length; lane++) {
            ServiceTime time = line.lanes().get(lane).time();
            int counters = Math.max(1, line.countersOpen(lane));
            double step = (time.meanSeconds() + line.changeoverSeconds()) / counters;
            tails[lane] = new Waits.Tail(step, step * time.variation() * time.variation(), time.doubt());
        }
        return tails;
    }

    /** With a counter for each lane that none calls from; it opens after one service. */
    private static SiteLine supposed(SiteLine line) {
        List<OpenCounter> counters = new ArrayList<>(line.counters());
        for (int lane = 0; lane < line.lanes().size(); lane++) {
            if (line.countersOpen(lane) == 0) {
                Lane unserved = line.lanes().get(lane);
                counters.add(new OpenCounter(List.of(new Calls(lane, 0)), new InHand(unserved.time(), 0)));
            }
        }
        return new SiteLine(line.at(), line.lanes(), counters, line.absentSeconds(), line.changeoverSeconds());
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
