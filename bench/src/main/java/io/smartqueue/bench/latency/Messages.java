package io.smartqueue.bench.latency;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.figures.Sample;
import io.smartqueue.bench.subject.Database;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Sandbox;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Processor time of one message after it was stored with its ticket: it is claimed, sent, accepted, and reported sent
 * and delivered. The messages of a round are inserted at once, as if the provider had been away for a moment. There is
 * no baseline.
 */
public final class Messages implements Measurement {

    private static final int MESSAGES = 2000;
    private static final int ROUNDS = 3;
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final double MILLIS_WISHED = 0.8;

    @Override
    public String name() {
        return "message";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (TwilioSandbox sandbox = Sandbox.answering();
                Server server = Server.start(stage.root(), stage.newFolder(), Sandbox.settings(sandbox));
                Organisation organisation = Organisation.in(server.database())) {
            UUID queue = organisation.queue(organisation.site("hall"), "A");
            Cpu whole = cpu(server);
            List<Double> postgres = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                double millis = round(server, sandbox, organisation, queue, round == 0 ? cpu(server) : whole);
                if (round > 0) {
                    postgres.add(millis);
                    stage.say("round %d of %d: %.2f ms of PostgreSQL".formatted(round, ROUNDS, millis));
                }
            }
            stage.remark(
                    "message: processor milliseconds of a message with two receipts: " + whole.each(ROUNDS * MESSAGES));
            Sample sample = new Sample(postgres);
            return List.of(new Row(
                    "message: processor of PostgreSQL",
                    sample.inWords("%.2f", "ms"),
                    "",
                    "",
                    Row.aim("≤ 0.8 ms", sample.median() <= MILLIS_WISHED),
                    MESSAGES + " that wait at once, each accepted and reported sent and delivered"));
        }
    }

    private static double round(Server server, TwilioSandbox sandbox, Organisation organisation, UUID queue, Cpu cpu)
            throws Exception {
        Database database = server.database();
        sandbox.reset();
        database.forgetTickets();
        organisation.letWait(queue, MESSAGES);
        database.run("analyze visit, leg");
        // Not yet due, so that inserting them is not counted.
        database.run("""
                insert into notification (id, tenant_id, channel, event, visit_id, leg_id, recipient, body, status,
                    lane, look_at, expires_at, created_at)
                select uuidv7(), leg.tenant_id, 'sms', 'ticket_created', visit_id, leg.id,
                    '+22177' || lpad(sequence::text, 7, '0'), 'Votre ticket ' || number, 'pending',
                    2, now() + interval '2 seconds', now() + interval '1 hour', now()
                from leg join visit on visit.id = visit_id
                """);
        Duration before = processor(server);
        cpu.begin();
        awaitDelivered(database);
        cpu.end();
        return processor(server).minus(before).toNanos() / 1e6 / MESSAGES;
    }

    private static void awaitDelivered(Database database) throws SQLException, IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try (var connection = database.asSuperuser();
                var waiting = connection.prepareStatement(
                        "select exists (select from notification where status <> 'delivered')")) {
            while (true) {
                try (var row = waiting.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return;
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("not every message was delivered within " + LONGEST);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static Duration processor(Server server) {
        return server.postgres()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Cpu cpu(Server server) {
        return new Cpu()
                .watch("server", server::jvm)
                .watch("PostgreSQL", server::postgres)
                .watchOurselves("load and sandbox");
    }
}
