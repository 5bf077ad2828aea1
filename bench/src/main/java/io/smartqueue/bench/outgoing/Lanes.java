package io.smartqueue.bench.outgoing;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Sample;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Sandbox;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long an urgent message waits behind a backlog of one sender with a pace, and how well the pace is kept: by one
 * server, by two, and among fifty organisations of which one floods.
 */
public final class Lanes implements Measurement {

    private static final int WAITING = Reduced.to(10_000);
    private static final int CALLS = Reduced.to(120);
    private static final int RATE = 10;
    private static final int MANY = 50;
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final double MILLIS_WISHED = 1000.0 / RATE + 200;
    private static final double PERCENT_WISHED = 3;

    private record Setting(String name, int servers, int organisations) {

        /** The first is the one that floods. */
        String slug(int n) {
            return n % organisations == 0 ? "bench" : "bench-" + n % organisations;
        }
    }

    @Override
    public String name() {
        return "lanes";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (Setting setting : List.of(
                new Setting("one server", 1, 1),
                new Setting("two servers", 2, 1),
                new Setting("one floods of " + MANY, 1, MANY))) {
            rows.addAll(measure(stage, setting));
        }
        return rows;
    }

    private static List<Row> measure(Stage stage, Setting setting) throws Exception {
        try (TwilioSandbox sandbox = Sandbox.answering()) {
            Map<String, String> settings = new HashMap<>(Sandbox.settings(sandbox));
            settings.put("TWILIO_SMS_RATE", Integer.toString(RATE));
            try (Server server = Server.start(stage.root(), stage.newFolder(), settings);
                    Organisation organisation = Organisation.in(server.database())) {
                organisation.settle();
                if (setting.servers == 1) {
                    return measure(server, sandbox, setting);
                }
                settings.put("DATABASE_URL", server.database().url());
                try (Server second = Server.start(stage.root(), stage.newFolder(), settings)) {
                    return measure(server, sandbox, setting);
                }
            }
        }
    }

    private static List<Row> measure(Server server, TwilioSandbox sandbox, Setting setting) throws Exception {
        server.database().run("""
                insert into tenant (id, slug, name, country, zone, language)
                select uuidv7(), 'bench-' || n, 'Bench ' || n, 'SN', 'Africa/Dakar', 'fr'
                from generate_series(1, %d) n
                """.formatted(setting.organisations - 1));
        Letters letters = new Letters(server.database());
        letters.write(WAITING, "+22177", 2, Duration.ZERO, Duration.ofMillis(1));
        // The first slice leaves ahead of the pace.
        TimeUnit.SECONDS.sleep(3);
        Map<String, Instant> ofOthers = new HashMap<>();
        for (int n = 1; n < setting.organisations; n++) {
            String prefix = "+22176%03d".formatted(n);
            letters.write(setting.slug(n), 1, prefix, 2, Duration.ZERO, Duration.ZERO);
            ofOthers.put(prefix + "00001", Instant.now());
        }
        Map<String, Instant> committed = call(letters, setting);
        TimeUnit.SECONDS.sleep(2);
        List<SentMessage> sent = sandbox.messages();
        List<Row> rows = new ArrayList<>(rows(committed, sent, setting));
        if (!ofOthers.isEmpty()) {
            rows.add(others(ofOthers, sent, setting));
        }
        return rows;
    }

    private static Map<String, Instant> call(Letters letters, Setting setting) throws Exception {
        Map<String, Instant> committed = new HashMap<>();
        long next = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            String prefix = "+22178%03d".formatted(i);
            letters.write(setting.slug(i), 1, prefix, 0, Duration.ZERO, Duration.ZERO);
            committed.put(prefix + "00001", Instant.now());
            next += EVERY.toNanos();
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        return committed;
    }

    private static List<Double> waits(Map<String, Instant> committed, List<SentMessage> sent) {
        return sent.stream()
                .filter(message -> committed.containsKey(message.to()))
                .map(message -> Duration.between(committed.get(message.to()), message.createdAt())
                                .toNanos()
                        / 1e6)
                .toList();
    }

    private static List<Row> rows(Map<String, Instant> committed, List<SentMessage> sent, Setting setting) {
        List<Double> waits = waits(committed, sent);
        Instant first = committed.values().stream().min(Instant::compareTo).orElseThrow();
        Instant last = committed.values().stream().max(Instant::compareTo).orElseThrow();
        long between = sent.stream()
                .map(SentMessage::createdAt)
                .filter(at -> !at.isBefore(first) && at.isBefore(last))
                .count();
        double rate = between / (Duration.between(first, last).toMillis() / 1000.0);
        double off = Math.abs(rate - RATE) / RATE * 100;
        double p99 = new Sample(waits).percentile(99);
        return List.of(
                new Row(
                        "lanes, " + setting.name + ": call behind a backlog, p99",
                        String.format(Locale.ROOT, "%.0f ms", p99),
                        "",
                        "",
                        Row.aim("≤ 300 ms", p99 <= MILLIS_WISHED),
                        "commit to request, " + waits.size() + " of " + CALLS + " calls behind " + WAITING + " at "
                                + RATE + " a second"),
                new Row(
                        "lanes, " + setting.name + ": pace",
                        String.format(Locale.ROOT, "%.2f/s", rate),
                        RATE + "/s",
                        String.format(Locale.ROOT, "%.3f", rate / RATE),
                        Row.aim("within 3 %", off <= PERCENT_WISHED),
                        "over " + Duration.between(first, last).toSeconds() + " s"));
    }

    private static Row others(Map<String, Instant> ofOthers, List<SentMessage> sent, Setting setting) {
        List<Double> waits = waits(ofOthers, sent);
        double longest = waits.isEmpty() ? Double.NaN : new Sample(waits).percentile(100) / 1000;
        // Beside the calls each organisation has its turn once.
        double round = MANY / (RATE - 1000.0 / EVERY.toMillis());
        return new Row(
                "lanes, " + setting.name + ": the message of each other, longest",
                String.format(Locale.ROOT, "%.1f s", longest),
                String.format(Locale.ROOT, "%.1f s", round),
                String.format(Locale.ROOT, "%.2f", longest / round),
                "",
                waits.size() + " of " + ofOthers.size() + " in the lane of the flood; baseline: one round of turns");
    }
}
