package io.smartqueue.bench.wait;

import io.smartqueue.bench.wait.simulated.Prediction;
import io.smartqueue.queue.accuracy.Horizon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The file with all figures. */
final class WaitFile {

    private static final String HEADER =
            "source,scenario,family,seed,method,horizon,cases,mae_minutes,bias_minutes,under_share,coverage";

    private final List<String> lines = new ArrayList<>(List.of(HEADER));

    /** A line for each method and horizon that has cases. */
    void add(String source, String scenario, String family, String seed, List<Prediction> predictions) {
        for (String method :
                predictions.stream().map(Prediction::method).distinct().sorted().toList()) {
            for (Horizon horizon : Horizon.values()) {
                add(source, scenario, family, seed, method, horizon.code(), of(predictions.stream(), horizon));
            }
            add(source, scenario, family, seed, method, Horizon.ALL, predictions);
        }
    }

    private static List<Prediction> of(Stream<Prediction> predictions, Horizon horizon) {
        return predictions.filter(one -> one.horizon() == horizon).toList();
    }

    private void add(
            String source,
            String scenario,
            String family,
            String seed,
            String method,
            String horizon,
            List<Prediction> predictions) {
        Comparison figures = Comparison.of(predictions, method);
        if (figures.errors().cases() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%s,%s,%d,%.3f,%.3f,%.4f,%.4f",
                    source,
                    scenario,
                    family,
                    seed,
                    method,
                    horizon,
                    figures.errors().cases(),
                    figures.mae(),
                    figures.bias(),
                    figures.under(),
                    figures.coverage()));
        }
    }

    void write(Path file) throws IOException {
        Files.write(file, lines);
    }
}
