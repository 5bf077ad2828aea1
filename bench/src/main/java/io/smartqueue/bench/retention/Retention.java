package io.smartqueue.bench.retention;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.retention.Months.Bank;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Fourteen months in three organisations that keep names for 30 days, messages for 60 and events for 90. The months lie
 * in the past, and after each of them the organisations keep as many days more as passed since: so the real command
 * deletes what it would have deleted then. All reports of past months are asked for again after each run.
 */
public final class Retention implements Measurement {

    private static final int MONTHS = 14;
    private static final int BANKS = 3;
    private static final int VISITS_A_DAY = Reduced.to(100);
    private static final int NAMES = 30;
    private static final int MESSAGES = 60;
    private static final int EVENTS = 90;
    private static final int LEVEL_FROM = 5;
    private static final double GROWTH_WISHED = 1.1;

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        Path folder = stage.newFolder();
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
        try (Server server = Server.start(stage.root(), folder, Map.of());
                Months months = new Months(server.database(), end, MONTHS)) {
            List<Bank> banks = new ArrayList<>();
            for (int number = 1; number <= BANKS; number++) {
                banks.add(months.open("bench-" + number));
            }
            double empty = months.megabytes();
            List<Double> sizes = new ArrayList<>();
            Map<String, String> reports = new LinkedHashMap<>();
            for (int month = 1; month <= MONTHS; month++) {
                months.pass(month, VISITS_A_DAY);
                reports.putAll(reports(server, banks, months, month));
                String said = retention(stage, folder, months, month);
                months.settle();
                requireUnchanged(server, banks, reports);
                sizes.add(months.megabytes() - empty);
                stage.remark(String.format(
                        Locale.ROOT,
                        "retention: month %2d: %.1f MB, of these figures %.1f MB; %d visits, %d messages; %s",
                        month,
                        sizes.getLast(),
                        months.megabytesOf("day_figures"),
                        months.count("visit"),
                        months.count("notification"),
                        said));
            }
            return List.of(row(stage, months, sizes, reports.size()));
        }
    }

    /** The command, beside the server. */
    private static String retention(Stage stage, Path folder, Months months, int month) throws Exception {
        months.keep(month, NAMES, MESSAGES, EVENTS);
        long begun = System.nanoTime();
        Path output = folder.resolve("retention.log");
        var builder = new ProcessBuilder(stage.root().resolve("bin/smartqueue").toString(), "retention")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SMARTQUEUE_DATA_DIR", folder.resolve("data").toString());
        int code = builder.start().waitFor();
        String said = Files.readString(output).strip();
        if (code != 0) {
            throw new IllegalStateException("retention: " + said);
        }
        return said.lines().toList().getLast() + " " + (System.nanoTime() - begun) / 1_000_000_000 + " s";
    }

    private static Map<String, String> reports(Server server, List<Bank> banks, Months months, int month)
            throws IOException {
        LocalDate from = LocalDate.ofInstant(months.end(month - 1), ZoneOffset.UTC);
        LocalDate to = LocalDate.ofInstant(months.end(month), ZoneOffset.UTC).minusDays(1);
        Map<String, String> reports = new LinkedHashMap<>();
        for (Bank bank : banks) {
            try (Line line = new Line(server.port(), bank.token())) {
                for (String path : bank.stats()) {
                    String asked = path + "?from=" + from + "&to=" + to;
                    reports.put(asked, line.get(asked).is(200).body());
                }
            }
        }
        return reports;
    }

    private static void requireUnchanged(Server server, List<Bank> banks, Map<String, String> reports)
            throws IOException {
        for (Bank bank : banks) {
            try (Line line = new Line(server.port(), bank.token())) {
                for (Map.Entry<String, String> report : reports.entrySet()) {
                    if (report.getKey().contains("/" + bank.slug() + "/")
                            && !line.get(report.getKey()).is(200).body().equals(report.getValue())) {
                        throw new IllegalStateException("changed: " + report.getKey());
                    }
                }
            }
        }
    }

    private static Row row(Stage stage, Months months, List<Double> sizes, int reports) throws Exception {
        List<String> telling = months.tablesThatTellOfMonthsUpTo(MONTHS - MESSAGES / 30);
        stage.remark("retention: tables with a name, phone or words of a visit older than is kept: " + telling);
        double level = sizes.get(LEVEL_FROM - 1);
        double ratio = sizes.getLast() / level;
        return new Row(
                "retention: size after month " + MONTHS,
                String.format(Locale.ROOT, "%.0f MB", sizes.getLast()),
                String.format(Locale.ROOT, "%.0f MB after month %d", level, LEVEL_FROM),
                String.format(Locale.ROOT, "%.2f", ratio),
                Row.aim("≤ " + GROWTH_WISHED + ", nobody named", ratio <= GROWTH_WISHED && telling.isEmpty()),
                String.format(
                        Locale.ROOT,
                        "%d organisations, %d visits a day each; without retention about %.0f MB; %d reports of a month"
                                + " unchanged after each later month",
                        BANKS,
                        VISITS_A_DAY,
                        sizes.getFirst() * MONTHS,
                        reports));
    }
}
