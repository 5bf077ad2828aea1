package io.smartqueue.bench.wait;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.wait.simulated.Family;
import io.smartqueue.bench.wait.simulated.Prediction;
import io.smartqueue.bench.wait.simulated.Results;
import io.smartqueue.bench.wait.simulated.Scenario;
import io.smartqueue.bench.wait.simulated.SimulatedSite;
import io.smartqueue.queue.accuracy.Horizon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How good the announced waits are on simulated days, or with {@code -Dcsv=file} on real services, beside simpler
 * methods.
 */
public final class WaitBench implements Measurement {

    private static final List<Family> TRAINING = List.of(Family.GAMMA);
    private static final List<Family> JUDGED = List.of(Family.LOG_NORMAL, Family.BIMODAL);
    private static final int FIRST_TRAINING_SEED = 1;

    /** Those from 101 on were seen when a rule was chosen. */
    private static final int FIRST_JUDGED_SEED = 301;

    private static final int SEEDS = 8;
    private static final int TEACHING_DAYS = 3;
    private static final int JUDGED_DAYS = 2;

    @Override
    public String name() {
        return "wait";
    }

    @Override
    public List<Row> measure(Stage stage) throws IOException {
        String csv = System.getProperty("csv", "");
        var file = new WaitFile();
        List<Row> rows = csv.isEmpty() ? simulated(stage, file) : replayed(stage, file, Path.of(csv));
        Path written = stage.target().resolve("wait.csv");
        file.write(written);
        stage.remark("Every figure of wait: " + stage.root().relativize(written) + ".");
        return rows;
    }

    private static List<Row> simulated(Stage stage, WaitFile file) {
        int seeds = Reduced.to(SEEDS);
        List<Prediction> training = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            training.addAll(run(file, "simulated-training", scenario, TRAINING, FIRST_TRAINING_SEED, seeds)
                    .predictions());
        }
        Map<String, Double> factors = Comparison.factors(training);
        remark(stage, seeds, factors);
        List<Row> rows = new ArrayList<>();
        List<Row> approaches = new ArrayList<>();
        var all = new Results();
        List<Prediction> together = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            Results results = run(file, "simulated", scenario, JUDGED, FIRST_JUDGED_SEED, seeds);
            together.addAll(results.predictions());
            rows.add(row(
                    "wait, " + scenario.code(),
                    Comparison.scaled(results.predictions(), factors),
                    0.75,
                    0.95,
                    "%d left before their call; %.0f %% covered as it was said, rounded up"
                            .formatted(results.censored(), 100 * results.heldAsSaid())));
            approaches.add(approach("turn approaches, " + scenario.code(), results));
            all.add(results);
        }
        rows.addAll(approaches);
        rows.add(approach("turn approaches, together", all));
        file.add("simulated", "together", "all", "all", together);
        for (Horizon horizon : Horizon.values()) {
            rows.add(row(
                    "wait, " + horizon.code() + " min",
                    Comparison.scaled(
                            together.stream()
                                    .filter(one -> one.horizon() == horizon)
                                    .toList(),
                            factors),
                    0,
                    1,
                    ""));
        }
        rows.add(row(
                "wait, together",
                Comparison.scaled(together, factors),
                0.82,
                0.88,
                "%.0f %% covered as it was said, rounded up".formatted(100 * all.heldAsSaid())));
        return rows;
    }

    private static Row approach(String name, Results results) {
        return new Row(
                name,
                "%.0f %% from 10 to 3 min before the call".formatted(100 * results.toldInTime()),
                "",
                "",
                Row.aim("at least 70 %", results.toldInTime() >= 0.7),
                "%d told; %.0f %% less than 3 min before; %d called who had not been told"
                        .formatted(results.told(), 100 * results.toldLate(), results.neverTold()));
    }

    private static Results run(
            WaitFile file, String source, Scenario scenario, List<Family> families, int firstSeed, int seeds) {
        var all = new Results();
        for (Family family : families) {
            for (int seed = firstSeed; seed < firstSeed + seeds; seed++) {
                Results one = new SimulatedSite(scenario, family, seed).days(TEACHING_DAYS, JUDGED_DAYS);
                file.add(source, scenario.code(), family.code(), Integer.toString(seed), one.predictions());
                all.add(one);
            }
        }
        return all;
    }

    private static void remark(Stage stage, int seeds, Map<String, Double> factors) {
        stage.remark(
                ("wait: the factors of the simpler methods were fitted on the seeds %d to %d of the families %s; all"
                                + " methods were judged on the seeds %d to %d of %s, after %d days to learn from: %s.")
                        .formatted(
                                FIRST_TRAINING_SEED,
                                FIRST_TRAINING_SEED + seeds - 1,
                                words(TRAINING),
                                FIRST_JUDGED_SEED,
                                FIRST_JUDGED_SEED + seeds - 1,
                                words(JUDGED),
                                TEACHING_DAYS,
                                factors.entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(one -> "%s × %.2f".formatted(one.getKey(), one.getValue()))
                                        .collect(Collectors.joining(", "))));
        stage.remark("wait: people who find a counter free are left out, because every method is right about them.");
    }

    private static String words(List<Family> families) {
        return families.stream().map(Family::code).collect(Collectors.joining(" and "));
    }

    private static List<Row> replayed(Stage stage, WaitFile file, Path csv) throws IOException {
        List<Consultations.Service> services = Consultations.read(csv);
        Replay replay = Replay.of(services);
        String source = String.valueOf(csv.getFileName()).replace(',', ' ');
        List<Row> rows = new ArrayList<>();
        List<Prediction> together = new ArrayList<>();
        replay.byRank().forEach((rank, predictions) -> {
            file.add(source, "rank " + rank, "real", "", predictions);
            together.addAll(predictions);
            rows.add(row("wait, rank " + rank, predictions, 0.75, 0.95, ""));
        });
        file.add(source, "together", "real", "", together);
        rows.add(row("wait, all ranks", together, 0.82, 0.88, ""));
        stage.remark("wait: %d services; %d predictions across pauses of more than %d s were left out."
                .formatted(services.size(), replay.leftOut(), Replay.LONGEST_GAP.toSeconds()));
        return rows;
    }

    /** Ours beside all others, and in the ratio beside the best of them. */
    private static Row row(String name, List<Prediction> predictions, double lowest, double highest, String note) {
        Comparison ours = Comparison.of(predictions, Prediction.OURS);
        Map<String, Comparison> others = predictions.stream()
                .map(Prediction::method)
                .distinct()
                .filter(method -> !method.equals(Prediction.OURS))
                .sorted()
                .collect(Collectors.toMap(
                        method -> method, method -> Comparison.of(predictions, method), (a, b) -> a, TreeMap::new));
        if (ours.errors().cases() == 0 || others.isEmpty()) {
            return new Row(name, "no case", "", "", "", note);
        }
        double best = others.values().stream()
                .min(Comparator.comparingDouble(Comparison::mae))
                .map(Comparison::mae)
                .orElse(Double.NaN);
        double coverage = ours.coverage();
        return new Row(
                name,
                ours.words(),
                others.entrySet().stream()
                        .map(one -> one.getKey() + " "
                                + Objects.requireNonNull(one.getValue()).words())
                        .collect(Collectors.joining("; ")),
                String.format(Locale.ROOT, "%.2f", ours.mae() / best),
                highest - lowest >= 1
                        ? ""
                        : Row.aim(
                                "%.0f to %.0f %% covered".formatted(100 * lowest, 100 * highest),
                                coverage >= lowest && coverage <= highest),
                (ours.errors().cases() + " cases" + (note.isEmpty() ? "" : "; " + note)));
    }
}
