package io.smartqueue.bench.figures;

import java.util.List;
import java.util.Locale;

/** Repeated measurements in one unit. */
public record Sample(List<Double> values) {

    public Sample {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        values = values.stream().sorted().toList();
    }

    public double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    /** The smallest measured value that at least {@code percent} of all do not exceed. */
    public double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * values.size());
        return values.get(Math.max(1, rank) - 1);
    }

    /** Median, smallest and largest value. */
    public String inWords(String format, String unit) {
        return String.format(
                Locale.ROOT,
                format + " %s (" + format + "–" + format + ")",
                median(),
                unit,
                values.getFirst(),
                values.getLast());
    }
}
