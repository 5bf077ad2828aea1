package io.smartqueue.bench.wait;

import io.smartqueue.bench.wait.simulated.Prediction;
import io.smartqueue.queue.accuracy.Errors;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Figures of one method over some predictions. */
record Comparison(Errors errors, double widths) {

    private static final Comparison NONE = new Comparison(Errors.NONE, 0);

    static Comparison of(List<Prediction> predictions, String method) {
        Comparison sum = NONE;
        for (Prediction one : predictions) {
            if (one.method().equals(method)) {
                sum = new Comparison(sum.errors.plus(one.errors()), sum.widths + one.upper() - one.middle());
            }
        }
        return sum;
    }

    double mae() {
        return errors.mean(errors.absolute());
    }

    double bias() {
        return errors.mean(errors.bias());
    }

    double under() {
        return errors.mean(errors.under());
    }

    double coverage() {
        return 1 - under();
    }

    double width() {
        return errors.mean(widths);
    }

    /** Such as {@code 3.2 min, 85 % covered, 4.1 wide}. */
    String words() {
        return "%.2f min, bias %+.2f, %.0f %% covered, %.1f wide".formatted(mae(), bias(), 100 * coverage(), width());
    }

    /**
     * The constant factor by which each method but ours has the smallest mean absolute error: the median of wait over
     * prediction, weighted by the prediction.
     */
    static Map<String, Double> factors(List<Prediction> training) {
        Map<String, Double> factors = new HashMap<>();
        training.stream()
                .map(Prediction::method)
                .distinct()
                .filter(method -> !method.equals(Prediction.OURS))
                .forEach(method -> factors.put(
                        method,
                        factor(training.stream()
                                .filter(one -> one.method().equals(method) && one.middle() > 0)
                                .sorted(Comparator.comparingDouble(one -> one.waited() / one.middle()))
                                .toList())));
        return factors;
    }

    private static double factor(List<Prediction> sorted) {
        double all = sorted.stream().mapToDouble(Prediction::middle).sum();
        double below = 0;
        for (Prediction one : sorted) {
            below += one.middle();
            if (below >= all / 2) {
                return one.waited() / one.middle();
            }
        }
        return 1;
    }

    static List<Prediction> scaled(List<Prediction> predictions, Map<String, Double> factors) {
        return predictions.stream()
                .map(one -> one.times(Objects.requireNonNullElse(factors.get(one.method()), 1.0)))
                .toList();
    }
}
