package io.smartqueue.bench;

import io.smartqueue.bench.call.CallNext;
import io.smartqueue.bench.call.Drain;
import io.smartqueue.bench.call.Neighbour;
import io.smartqueue.bench.call.SignIns;
import io.smartqueue.bench.console.Console;
import io.smartqueue.bench.cost.YearOfCosts;
import io.smartqueue.bench.figures.Machine;
import io.smartqueue.bench.followers.Followers;
import io.smartqueue.bench.growth.TakeLong;
import io.smartqueue.bench.latency.Latency;
import io.smartqueue.bench.latency.Messages;
import io.smartqueue.bench.life.Life;
import io.smartqueue.bench.live.Live;
import io.smartqueue.bench.outgoing.Backlog;
import io.smartqueue.bench.outgoing.Faulty;
import io.smartqueue.bench.outgoing.Lanes;
import io.smartqueue.bench.outgoing.ReceiptFlood;
import io.smartqueue.bench.report.ReportBench;
import io.smartqueue.bench.retention.Retention;
import io.smartqueue.bench.start.Newcomer;
import io.smartqueue.bench.start.Start;
import io.smartqueue.bench.take.Series;
import io.smartqueue.bench.take.Take;
import io.smartqueue.bench.wait.ServedWaits;
import io.smartqueue.bench.wait.WaitBench;
import io.smartqueue.bench.wait.WrongInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs all measurements, or the named one, and prints one table. */
public final class Bench {

    private static final List<Measurement> ALL = List.of(
            new Start(),
            new Take(),
            new TakeLong(),
            new CallNext(),
            new Drain(),
            new Life(),
            new SignIns(),
            new Neighbour(),
            new Console(),
            new Series(),
            new Latency(),
            new Messages(),
            new Faulty(),
            new Backlog(),
            new Lanes(),
            new ReceiptFlood(),
            new Live(),
            new Followers(),
            new Retention(),
            new Newcomer(),
            new WaitBench(),
            new ServedWaits(),
            new ReportBench(),
            new YearOfCosts());

    private static final int WRONG_INPUT = 2;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<Measurement> chosen = chosen(arguments);
        if (chosen.isEmpty()) {
            System.err.println("There is no measurement " + String.join(" ", arguments) + "; there are: "
                    + ALL.stream().map(Measurement::name).collect(Collectors.joining(", ")));
            System.exit(WRONG_INPUT);
        }
        boolean whole = true;
        List<Row> rows = new ArrayList<>();
        try (Stage stage = new Stage(Path.of("").toAbsolutePath())) {
            stage.remark(Machine.line());
            if (!Reduced.inWords().isEmpty()) {
                stage.remark(Reduced.inWords());
            }
            stage.remark(Machine.fsync(stage.newFolder()));
            for (Measurement measurement : chosen) {
                System.err.println(measurement.name() + " …");
                try {
                    rows.addAll(measurement.measure(stage));
                } catch (WrongInput wrong) {
                    System.err.println(wrong.getMessage());
                    System.exit(WRONG_INPUT);
                } catch (Exception failure) {
                    whole = false;
                    failure.printStackTrace();
                    rows.add(new Row(measurement.name(), "failed", "", "", "", String.valueOf(failure.getMessage())));
                }
            }
            stage.remark("Load average at the end: " + Machine.load());
            report(stage, new Table(rows));
        }
        System.exit(whole ? 0 : 1);
    }

    private static List<Measurement> chosen(String... names) {
        return names.length == 0
                ? ALL
                : ALL.stream()
                        .filter(one -> List.of(names).contains(one.name()))
                        .toList();
    }

    private static void report(Stage stage, Table table) throws IOException {
        String remarks = stage.remarks().stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
        System.out.println("\n" + table.text() + "\n\n" + remarks);
        Path file = stage.target().resolve("bench.md");
        Files.writeString(
                file,
                "# Bench, %s\n\n%s\n\n%s\n"
                        .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), table.markdown(), remarks));
        System.out.println("\nAlso in " + stage.root().relativize(file));
    }
}
