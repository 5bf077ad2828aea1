package io.smartqueue.bench.take;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.figures.Sample;
import io.smartqueue.bench.subject.Database;
import io.smartqueue.bench.subject.Sandbox;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tickets per second over HTTP by customers who consented to SMS, with durable commits, compared with a bare JDBC loop
 * of the same statements in the same transactions on the same PostgreSQL. The provider does not answer meanwhile, so
 * that messages are stored but hardly any is sent.
 */
public final class Take implements Measurement {

    private static final int CLIENTS = 8;
    private static final int WARM_UP_EACH = 600;
    private static final int EACH = 200;
    private static final int ROUNDS = 7;
    private static final double RATIO_WISHED = 0.5;

    @Override
    public String name() {
        return "take";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (TwilioSandbox sandbox = Sandbox.silent();
                Server server = Server.start(stage.root(), stage.newFolder(), Sandbox.settings(sandbox))) {
            Database database = server.database();
            stage.remark(database.inWords());
            database.run("update queue set capacity = null");
            List<Joiner> joiners = Joiner.some(CLIENTS, server);
            List<Clients.Deed> overHttp =
                    joiners.stream().<Clients.Deed>map(joiner -> joiner::take).toList();
            Clients.rate(overHttp, WARM_UP_EACH);
            List<Replay> replays = replays(stage, database, joiners);
            List<Clients.Deed> bare =
                    replays.stream().<Clients.Deed>map(replay -> replay::take).toList();
            Clients.rate(bare, WARM_UP_EACH / 2);
            List<Row> rows = rounds(stage, server, overHttp, bare);
            for (Replay replay : replays) {
                replay.close();
            }
            for (Joiner joiner : joiners) {
                joiner.close();
            }
            return rows;
        }
    }

    private static List<Replay> replays(Stage stage, Database database, List<Joiner> joiners) throws Exception {
        List<Replay> replays = new ArrayList<>();
        try (StatementLog log = new StatementLog(database)) {
            Recording recording = new Recording(log);
            for (Joiner joiner : joiners) {
                Script script = recording.scripts(joiner::take).getFirst();
                replays.add(new Replay(database.asApplication(), script));
                stage.remark("take: " + script.inWords() + " a ticket, in the product and in the loop"
                        + " (bench/target/take.sql)");
                Files.writeString(stage.target().resolve("take.sql"), script.text());
            }
        }
        return replays;
    }

    private static List<Row> rounds(Stage stage, Server server, List<Clients.Deed> overHttp, List<Clients.Deed> bare)
            throws Exception {
        Cpu ours = cpu(server);
        Cpu loop = cpu(server);
        List<Double> product = new ArrayList<>();
        List<Double> baseline = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            product.add(round(server.database(), overHttp, ours));
            baseline.add(round(server.database(), bare, loop));
            stage.say("round %d of %d: %.0f a second, the bare loop %.0f"
                    .formatted(round, ROUNDS, product.getLast(), baseline.getLast()));
        }
        int tickets = ROUNDS * CLIENTS * EACH;
        stage.remark("take: processor milliseconds a ticket over HTTP: " + ours.each(tickets));
        stage.remark("take: processor milliseconds a ticket in the loop: " + loop.each(tickets));
        double ratio = new Sample(product).median() / new Sample(baseline).median();
        return List.of(new Row(
                "take",
                new Sample(product).inWords("%.0f", "tickets/s"),
                new Sample(baseline).inWords("%.0f", "tickets/s"),
                String.format(Locale.ROOT, "%.2f", ratio),
                Row.aim("≥ 0.5", ratio >= RATIO_WISHED),
                CLIENTS + " connections, durable commits; baseline: bare JDBC loop of the same statements"));
    }

    private static double round(Database database, List<Clients.Deed> clients, Cpu cpu) throws Exception {
        database.forgetTickets();
        cpu.begin();
        double rate = Clients.rate(clients, EACH);
        cpu.end();
        return rate;
    }

    private static Cpu cpu(Server server) throws IOException {
        return new Cpu()
                .watch("server", server::jvm)
                .watch("PostgreSQL", server::postgres)
                .watchOurselves("load");
    }
}
