package io.smartqueue.bench.outgoing;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Sandbox;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Receipts a second, four a message, while other messages are sent; beside it the same posts that store nothing. */
public final class ReceiptFlood implements Measurement {

    private static final int MESSAGES = Reduced.to(5000);
    private static final int CONNECTIONS = 32;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final List<String> WORDS = List.of("queued", "sending", "sent", "delivered");

    @Override
    public String name() {
        return "receipts";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (TwilioSandbox sandbox = Sandbox.answering();
                Server server = Server.start(stage.root(), stage.newFolder(), Sandbox.settings(sandbox));
                Organisation organisation = Organisation.in(server.database())) {
            organisation.settle();
            sandbox.faults(Faults.of(FaultKind.RECEIPTS_DROPPED, Fault.always()));
            Letters letters = new Letters(server.database());
            letters.write(MESSAGES, "+22177", 2, Duration.ZERO, Duration.ofMillis(1));
            letters.awaitEnd(LONGEST);
            List<SentMessage> sent = sandbox.messages();
            double refused = rate(server, sandbox, sent, true);
            letters.write(MESSAGES, "+22178", 2, Duration.ZERO, Duration.ofMillis(1));
            Cpu cpu = server.cpu();
            cpu.begin();
            double stored = rate(server, sandbox, sent, false);
            cpu.end();
            long meanwhile = sandbox.messages().size() - sent.size();
            stage.remark("receipts: processor milliseconds of a receipt, sending included: "
                    + cpu.each(sent.size() * WORDS.size()));
            int delivered = letters.statuses().getOrDefault("delivered", 0);
            return List.of(new Row(
                    "receipts: stored a second while sending",
                    String.format(Locale.ROOT, "%.0f/s", stored),
                    String.format(Locale.ROOT, "%.0f/s", refused),
                    String.format(Locale.ROOT, "%.2f", stored / refused),
                    "",
                    WORDS.size() + " for each of " + sent.size() + " messages, " + delivered + " delivered, while "
                            + meanwhile + " others left; baseline: the same with a wrong signature, refused"));
        }
    }

    private static double rate(Server server, TwilioSandbox sandbox, List<SentMessage> sent, boolean forged)
            throws Exception {
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Callable<Void>> loops = new ArrayList<>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                int first = connection;
                loops.add(() -> {
                    try (SignedReceipts receipts = new SignedReceipts(server, sandbox, forged)) {
                        for (int i = first; i < sent.size(); i += CONNECTIONS) {
                            for (String word : WORDS) {
                                receipts.post(sent.get(i), word);
                            }
                        }
                    }
                    return null;
                });
            }
            for (var loop : threads.invokeAll(loops)) {
                loop.get();
            }
        }
        return sent.size() * WORDS.size() / ((System.nanoTime() - begun) / 1e9);
    }
}
