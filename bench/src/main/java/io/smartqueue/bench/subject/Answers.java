package io.smartqueue.bench.subject;

import io.smartqueue.bench.Row;
import io.smartqueue.bench.figures.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long the same question took again and again.
 *
 * @param first in milliseconds, while nothing of it was in memory
 * @param all in milliseconds, the first one included
 * @param last what was answered
 */
public record Answers(double first, Sample all, Line.Answer last) {

    private static final double MOST_MILLIS = 300;

    public static Answers to(Line line, String path, int times) throws IOException {
        List<Double> millis = new ArrayList<>();
        Line.Answer last = null;
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            last = line.get(path).is(200);
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        if (last == null) {
            throw new IllegalArgumentException("Ask at least once.");
        }
        return new Answers(millis.getFirst(), new Sample(millis), last);
    }

    /** Judged by the 95th percentile, which is to be below 300 ms. */
    public Row row(String name, String note) {
        double slow = all.percentile(95);
        return new Row(
                name,
                String.format(Locale.ROOT, "p95 %.0f ms, median %.0f ms, the first %.0f ms", slow, all.median(), first),
                "",
                "",
                Row.aim("p95 below 300 ms", slow < MOST_MILLIS),
                note);
    }
}
