package io.smartqueue.bench.call;

import io.smartqueue.bench.figures.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Durations of calls in milliseconds, and the p95 of each round. */
public final class Waits {

    public interface Call {
        boolean once() throws Exception;
    }

    private final List<Double> all = new ArrayList<>();
    private final List<Double> round = new ArrayList<>();
    private final List<Double> p95 = new ArrayList<>();

    public boolean time(Call call) throws Exception {
        long start = System.nanoTime();
        boolean called = call.once();
        round.add((System.nanoTime() - start) / 1e6);
        return called;
    }

    public void endRound() {
        p95.add(new Sample(round).percentile(95));
        all.addAll(round);
        round.clear();
    }

    public void forget() {
        round.clear();
    }

    List<Double> p95() {
        return p95;
    }

    public double medianP95() {
        return new Sample(p95).median();
    }

    /** Median, smallest and largest of the rounds. */
    public String inWords() {
        return new Sample(p95).inWords("%.2f", "ms");
    }

    public String medianInWords() {
        return String.format(Locale.ROOT, "%.2f ms", new Sample(all).median());
    }
}
