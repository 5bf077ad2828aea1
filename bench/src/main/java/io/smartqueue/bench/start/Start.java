package io.smartqueue.bench.start;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Sample;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The second start with an existing database, prepared by {@code make build}, compared with the plain jar. */
public final class Start implements Measurement {

    private static final int ROUNDS = 5;
    private static final int IDLE_SECONDS = 10;
    private static final double SECONDS_WISHED = 3;
    private static final double MEGABYTES_WISHED = 250;

    private static final class Way {
        final List<Double> seconds = new ArrayList<>();
        final List<Double> processor = new ArrayList<>();
        final List<Double> megabytes = new ArrayList<>();

        void add(Server server) throws IOException, InterruptedException {
            seconds.add(server.untilReady().toMillis() / 1e3);
            processor.add(server.processorTime().toMillis() / 1e3);
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            megabytes.add(server.residentMegabytes());
        }
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Row> measure(Stage stage) throws IOException, InterruptedException {
        Path folder = stage.newFolder();
        List<String> jar = plainJar(stage.root());
        Way prepared = new Way();
        Way plain = new Way();
        Server.start(stage.root(), folder, Map.of()).close();
        for (int round = 1; round <= ROUNDS; round++) {
            try (Server server = Server.start(stage.root(), folder, Map.of())) {
                prepared.add(server);
            }
            try (Server server = Server.start(jar, folder, Map.of())) {
                plain.add(server);
            }
            stage.say("round %d of %d: %.1f s, the plain jar %.1f s"
                    .formatted(round, ROUNDS, prepared.seconds.getLast(), plain.seconds.getLast()));
        }
        return rows(prepared, plain);
    }

    private static List<Row> rows(Way prepared, Way plain) {
        Sample seconds = new Sample(prepared.seconds);
        Sample megabytes = new Sample(prepared.megabytes);
        return List.of(
                row(
                        "start: to ready",
                        prepared.seconds,
                        plain.seconds,
                        "%.1f",
                        "s",
                        Row.aim("< 3 s", seconds.median() < SECONDS_WISHED),
                        "second start, embedded PostgreSQL; baseline: java -jar of the same jar"),
                row(
                        "start: processor time",
                        prepared.processor,
                        plain.processor,
                        "%.1f",
                        "s",
                        "",
                        "of the JVM until ready; more reliable than seconds on a busy machine"),
                row(
                        "start: memory",
                        prepared.megabytes,
                        plain.megabytes,
                        "%.0f",
                        "MB",
                        Row.aim("< 250 MB", megabytes.median() < MEGABYTES_WISHED),
                        "resident, the JVM alone, " + IDLE_SECONDS + " s after ready"));
    }

    private static Row row(
            String name,
            List<Double> ours,
            List<Double> baseline,
            String format,
            String unit,
            String aim,
            String note) {
        Sample product = new Sample(ours);
        Sample plain = new Sample(baseline);
        return new Row(
                name,
                product.inWords(format, unit),
                plain.inWords(format, unit),
                String.format(Locale.ROOT, "%.2f", product.median() / plain.median()),
                aim,
                note);
    }

    private static List<String> plainJar(Path root) throws IOException {
        try (var files = Files.list(root.resolve("server/target"))) {
            Path jar = files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("make build first"));
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-jar",
                    jar.toString());
        }
    }
}
