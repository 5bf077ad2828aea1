package io.smartqueue.bench.outgoing;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.latency.BareSender;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Sandbox;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Messages a second from a backlog at unlimited pace, receipts included, against a bare loop that posts the same forms
 * over as many connections.
 */
public final class Backlog implements Measurement {

    private static final int MESSAGES = Reduced.to(20_000);
    private static final int CONNECTIONS = 32;
    private static final double RATIO_WISHED = 0.5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (TwilioSandbox sandbox = Sandbox.answering();
                Server server = Server.start(stage.root(), stage.newFolder(), Sandbox.settings(sandbox));
                Organisation organisation = Organisation.in(server.database())) {
            organisation.settle();
            Letters letters = new Letters(server.database());
            letters.write(MESSAGES / 10 + 1, "+22178", 2, Duration.ZERO, Duration.ofMillis(1));
            letters.awaitEnd(LONGEST);
            double bare = bare(sandbox);
            sandbox.reset();
            letters.write(MESSAGES, "+22177", 2, Duration.ofSeconds(2), Duration.ofMillis(1));
            Cpu cpu = server.cpu();
            cpu.begin();
            letters.awaitEnd(LONGEST);
            cpu.end();
            stage.remark("backlog: processor milliseconds of a message: " + cpu.each(MESSAGES));
            double ours = rate(sandbox.messages());
            return List.of(new Row(
                    "backlog: messages a second",
                    words(ours),
                    words(bare),
                    String.format(Locale.ROOT, "%.2f", ours / bare),
                    Row.aim("≥ 0.5", ours / bare >= RATIO_WISHED),
                    MESSAGES + " that wait; baseline: the same forms over " + CONNECTIONS + " connections"));
        }
    }

    private static double bare(TwilioSandbox sandbox) throws Exception {
        sandbox.reset();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Callable<Void>> loops = new ArrayList<>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                int first = connection;
                loops.add(() -> {
                    try (BareSender sender = new BareSender(sandbox)) {
                        for (int i = first; i < MESSAGES; i += CONNECTIONS) {
                            sender.send("+22176%07d".formatted(i));
                        }
                    }
                    return null;
                });
            }
            for (var loop : threads.invokeAll(loops)) {
                loop.get();
            }
        }
        return rate(sandbox.messages());
    }

    private static double rate(List<SentMessage> messages) {
        List<Instant> times =
                messages.stream().map(SentMessage::createdAt).sorted().toList();
        return messages.size()
                / Math.max(
                        0.001,
                        Duration.between(times.getFirst(), times.getLast()).toMillis() / 1000.0);
    }

    private static String words(double rate) {
        return String.format(Locale.ROOT, "%.0f/s", rate);
    }
}
