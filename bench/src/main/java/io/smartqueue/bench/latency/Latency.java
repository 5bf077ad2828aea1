package io.smartqueue.bench.latency;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Sample;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Sandbox;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The time from the client's 201 to the arrival of the message's request at the provider, at a modest rate. The
 * baseline is a bare request with the same form by the same HTTP library, from sending to arrival.
 */
public final class Latency implements Measurement {

    private static final int WARM_UP = 200;
    private static final int SAMPLES = 1000;
    private static final Duration EVERY = Duration.ofMillis(60);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final double MILLIS_WISHED = 250;
    private static final String TENANT = "/api/v1/tenants/demo-bank/";

    /** The earliest time at which each phone's message could be sent, by the product and by the baseline. */
    private final Map<String, Instant> ours = new HashMap<>();

    private final Map<String, Instant> bare = new HashMap<>();

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (TwilioSandbox sandbox = Sandbox.answering();
                Server server = Server.start(stage.root(), stage.newFolder(), Sandbox.settings(sandbox));
                Line line = server.line("admin@demo-bank.example");
                BareSender sender = new BareSender(sandbox)) {
            server.database().run("update queue set capacity = null");
            String queue = Server.json(line.get(TENANT + "queues/").is(200))
                    .at("/results/0/id")
                    .asString();
            send(WARM_UP, 0, line, queue, sender);
            ours.clear();
            bare.clear();
            send(SAMPLES, WARM_UP, line, queue, sender);
            Map<String, Instant> arrived = awaitArrivals(sandbox);
            stage.say(SAMPLES + " tickets at " + 1000 / EVERY.toMillis() + " a second");
            return rows(waits(ours, arrived), waits(bare, arrived));
        }
    }

    private void send(int count, int from, Line line, String queue, BareSender sender)
            throws IOException, InterruptedException {
        long next = System.nanoTime();
        for (int i = from; i < from + count; i++) {
            String phone = "+22177%07d".formatted(i);
            line.post(TENANT + "tickets/", "{\"queue_id\":\"%s\",\"customer_phone\":\"%s\"}".formatted(queue, phone))
                    .is(201);
            ours.put(phone, Instant.now());
            pause(next + EVERY.toNanos() / 2);
            String other = "+22178%07d".formatted(i);
            bare.put(other, Instant.now());
            sender.send(other);
            next += EVERY.toNanos();
            pause(next);
        }
    }

    private static void pause(long until) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
    }

    private Map<String, Instant> awaitArrivals(TwilioSandbox sandbox) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            Map<String, Instant> arrived = new HashMap<>();
            for (SentMessage message : sandbox.messages()) {
                arrived.putIfAbsent(message.to(), message.createdAt());
            }
            if (arrived.keySet().containsAll(ours.keySet())) {
                return arrived;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not every message arrived within " + LONGEST);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static Sample waits(Map<String, Instant> since, Map<String, Instant> arrived) {
        List<Double> millis = new ArrayList<>();
        since.forEach((phone, at) ->
                millis.add(Duration.between(at, arrived.get(phone)).toNanos() / 1e6));
        return new Sample(millis);
    }

    private static List<Row> rows(Sample ours, Sample bare) {
        return List.of(
                row("latency: p50", ours, bare, 50, ""),
                row("latency: p99", ours, bare, 99, Row.aim("< 250 ms", ours.percentile(99) < MILLIS_WISHED)));
    }

    private static Row row(String name, Sample ours, Sample bare, int percent, String aim) {
        return new Row(
                name,
                millis(ours.percentile(percent)),
                millis(bare.percentile(percent)),
                String.format(Locale.ROOT, "%.1f", ours.percentile(percent) / bare.percentile(percent)),
                aim,
                "201 to arrival at the sandbox, " + SAMPLES + " tickets; baseline: one bare POST of such a form");
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }
}
