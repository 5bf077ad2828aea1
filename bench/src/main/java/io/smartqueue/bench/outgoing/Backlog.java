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
import io.smartqueue.bench.take.WarmUp;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Messages a second from a backlog at unlimited pace, receipts included, against a bare loop that posts the same forms
 * over as many connections and whose receipts are thrown away.
 */
public final class Backlog implements Measurement {

    private static final int MESSAGES = Reduced.to(20_000);
    private static final int WARMING = Reduced.to(4_000);
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
            WarmUp.of(stage, server, () -> {
                letters.write(WARMING, "+22178", 2, Duration.ZERO, Duration.ofMillis(1));
                letters.awaitEnd(LONGEST);
                server.database().forgetTickets();
            });
            double bare = bare(stage, sandbox);
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
                    MESSAGES + " that wait; baseline: the same forms over " + CONNECTIONS
                            + " connections, with receipts that nobody stores"));
        }
    }

    private static double bare(Stage stage, TwilioSandbox sandbox) throws Exception {
        sandbox.reset();
        Cpu cpu = new Cpu().watchOurselves("loop and sandbox");
        try (BareReceiver receiver = new BareReceiver();
                var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            cpu.begin();
            List<Callable<Void>> loops = new ArrayList<>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                int first = connection;
                loops.add(() -> {
                    try (BareSender sender = BareSender.reportingTo(receiver.address(), sandbox)) {
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
            double rate = rate(sandbox.messages());
            awaitSilence(receiver);
            cpu.end();
            stage.remark("backlog: processor milliseconds of a message of the bare loop, with "
                    + receiver.received() / MESSAGES + " receipts: " + cpu.each(MESSAGES));
            return rate;
        }
    }

    /** Receipts that are late would be counted for the other side. */
    private static void awaitSilence(BareReceiver receiver) throws InterruptedException {
        long before = -1;
        while (receiver.received() != before) {
            before = receiver.received();
            TimeUnit.SECONDS.sleep(1);
        }
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
