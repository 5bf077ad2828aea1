package io.smartqueue.bench.take;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.subject.Sandbox;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tickets per second over HTTP by customers who consented to SMS, with durable commits, compared with bare JDBC loops
 * on the same PostgreSQL: one of the same statements in the same transactions, and one of the least that must be
 * written. The provider does not answer meanwhile, so that messages are stored but hardly any is sent.
 */
public final class Take implements Measurement {

    private static final int FEW = 8;
    private static final int MANY = 50;
    private static final int TICKETS = Reduced.to(1600);
    private static final int ROUNDS = 7;
    private static final double RATIO_WISHED = 0.5;
    private static final double MILLIS_WISHED = 2;

    /** The product and the floor with as many connections. */
    private record Sides(int connections, Side product, Side floor) {}

    @Override
    public String name() {
        return "take";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (TwilioSandbox sandbox = Sandbox.silent();
                Server server = Server.start(stage.root(), stage.newFolder(), Sandbox.settings(sandbox))) {
            stage.remark(server.database().inWords());
            server.database().run("update queue set capacity = null");
            try (Takers takers = Takers.some(stage, server, FEW, MANY)) {
                Sides few = sides(server, takers, FEW);
                Sides many = sides(server, takers, MANY);
                Clients.rate(takers.floor(), Math.max(1, TICKETS / MANY));
                List<Row> rows = new ArrayList<>(rounds(stage, server, takers, few, 700));
                rows.addAll(rounds(stage, server, takers, many, 1000));
                return rows;
            }
        }
    }

    private static Sides sides(Server server, Takers takers, int connections) throws Exception {
        int each = Math.max(1, TICKETS / connections);
        Side.Preparation forget = server.database()::forgetTickets;
        return new Sides(
                connections,
                new Side(takers.overHttp().subList(0, connections), each, forget, server.cpu()),
                new Side(takers.floor().subList(0, connections), each, takers::forgetFloor, server.cpu()));
    }

    private static List<Row> rounds(Stage stage, Server server, Takers takers, Sides sides, int rateWished)
            throws Exception {
        takers.takeRefused();
        Duration compiled = server.compilerTime();
        for (int round = 1; round <= ROUNDS; round++) {
            stage.say("%d connections, round %d of %d: %.0f a second, the floor %.0f"
                    .formatted(sides.connections, round, ROUNDS, sides.product.round(), sides.floor.round()));
        }
        String name = "take, " + sides.connections + " connections";
        double compiling = server.compilerTime().minus(compiled).toMillis() / (double) sides.product.times();
        stage.remark(name + ": processor milliseconds a ticket over HTTP: " + sides.product.cpuInWords()
                + String.format(Locale.ROOT, ", of which the server's compiler took at most %.2f", compiling)
                + "; on the floor: "
                + sides.floor.cpuInWords() + "; refused with 503: " + takers.takeRefused());
        return List.of(
                row(name, sides, Row.aim("≥ " + rateWished + " a second", sides.product.rate() >= rateWished)),
                row(
                        name + ", floor",
                        sides,
                        Row.aim("≥ 0.5", sides.product.rate() / sides.floor.rate() >= RATIO_WISHED)),
                new Row(
                        name + ", processor",
                        String.format(Locale.ROOT, "%.2f ms", sides.product.cpu()),
                        String.format(Locale.ROOT, "%.2f ms", sides.floor.cpu()),
                        String.format(Locale.ROOT, "%.1f", sides.product.cpu() / sides.floor.cpu()),
                        Row.aim("≤ 2 ms", sides.product.cpu() <= MILLIS_WISHED),
                        "server and PostgreSQL, a ticket; baseline: PostgreSQL on the floor"));
    }

    private static Row row(String name, Sides sides, String aim) {
        return new Row(
                name,
                sides.product.inWords("tickets/s"),
                sides.floor.inWords("tickets/s"),
                sides.product.ratio(sides.floor),
                aim,
                "durable commits; baseline: bare JDBC loop of the least that must be durable");
    }
}
