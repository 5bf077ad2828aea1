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

/** How long an urgent message waits behind a backlog of one sender with a pace, and how well the pace is kept. */
public final class Lanes implements Measurement {

    private static final int WAITING = Reduced.to(10_000);
    private static final int CALLS = Reduced.to(120);
    private static final int RATE = 10;
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final double MILLIS_WISHED = 1000.0 / RATE + 200;
    private static final double PERCENT_WISHED = 3;

    @Override
    public String name() {
        return "lanes";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (TwilioSandbox sandbox = Sandbox.answering()) {
            Map<String, String> settings = new HashMap<>(Sandbox.settings(sandbox));
            settings.put("TWILIO_SMS_RATE", Integer.toString(RATE));
            try (Server server = Server.start(stage.root(), stage.newFolder(), settings);
                    Organisation organisation = Organisation.in(server.database())) {
                organisation.settle();
                Letters letters = new Letters(server.database());
                letters.write(WAITING, "+22177", 2, Duration.ZERO, Duration.ofMillis(1));
                // The first slice leaves ahead of the pace.
                TimeUnit.SECONDS.sleep(3);
                Map<String, Instant> committed = call(letters);
                TimeUnit.SECONDS.sleep(2);
                return rows(committed, sandbox.messages());
            }
        }
    }

    private static Map<String, Instant> call(Letters letters) throws Exception {
        Map<String, Instant> committed = new HashMap<>();
        long next = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            String prefix = "+22178%03d".formatted(i);
            letters.write(1, prefix, 0, Duration.ZERO, Duration.ZERO);
            committed.put(prefix + "00001", Instant.now());
            next += EVERY.toNanos();
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        return committed;
    }

    private static List<Row> rows(Map<String, Instant> committed, List<SentMessage> sent) {
        List<Double> waits = new ArrayList<>();
        Instant first = committed.values().stream().min(Instant::compareTo).orElseThrow();
        Instant last = committed.values().stream().max(Instant::compareTo).orElseThrow();
        long between = 0;
        for (SentMessage message : sent) {
            Instant at = committed.get(message.to());
            if (at != null) {
                waits.add(Duration.between(at, message.createdAt()).toNanos() / 1e6);
            }
            if (!message.createdAt().isBefore(first) && message.createdAt().isBefore(last)) {
                between++;
            }
        }
        double rate = between / (Duration.between(first, last).toMillis() / 1000.0);
        double off = Math.abs(rate - RATE) / RATE * 100;
        double p99 = new Sample(waits).percentile(99);
        return List.of(
                new Row(
                        "lanes: call behind a backlog, p99",
                        String.format(Locale.ROOT, "%.0f ms", p99),
                        "",
                        "",
                        Row.aim("≤ 300 ms", p99 <= MILLIS_WISHED),
                        "commit to request, " + waits.size() + " of " + CALLS + " calls behind " + WAITING + " at "
                                + RATE + " a second"),
                new Row(
                        "lanes: pace",
                        String.format(Locale.ROOT, "%.2f/s", rate),
                        RATE + "/s",
                        String.format(Locale.ROOT, "%.3f", rate / RATE),
                        Row.aim("within 3 %", off <= PERCENT_WISHED),
                        "of one server, over " + Duration.between(first, last).toSeconds() + " s"));
    }
}
