package io.smartqueue.bench.take;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.floor.Floor;
import io.smartqueue.bench.floor.Writing;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * The cost of numbers without gaps: each ticket waits for the one before it in its series. The same clients take
 * tickets in one queue, in fifty queues with one letter, and in fifty queues at as many sites, where no client waits
 * for another; over HTTP and on the floor.
 */
public final class Series implements Measurement {

    private static final int CLIENTS = 50;
    private static final int FEW = 5;
    private static final int WARM_UP_EACH = Reduced.to(60);
    private static final int EACH = Reduced.to(20);
    private static final int ROUNDS = 7;
    private static final double FLOOR_WISHED = 0.5;

    /** One way to spread the clients over queues. */
    private record Way(String name, Side product, Side floor) {}

    private final List<Clients.Deed> oneQueue = new ArrayList<>();
    private final List<Clients.Deed> oneLetter = new ArrayList<>();
    private final List<Clients.Deed> apart = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final LongAdder refused = new LongAdder();

    @Override
    public String name() {
        return "series";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (Server server = Server.start(stage.root(), stage.newFolder(), Map.of());
                Organisation organisation = Organisation.in(server.database())) {
            stage.remark(server.database().inWords());
            spread(server, organisation);
            List<Way> ways = ways(server, Floor.in(server.database()));
            // Fifty clients at once would be too many for a server that has just started.
            Clients.rate(apart.subList(0, FEW), WARM_UP_EACH);
            for (List<Clients.Deed> way : List.of(oneQueue, oneLetter, apart)) {
                WarmUp.of(stage, server, () -> Clients.rate(way, EACH));
            }
            refused.reset();
            rounds(stage, ways);
            stage.remark("series: refused with 503: " + refused.sum());
            return rows(ways);
        } finally {
            for (AutoCloseable one : open) {
                one.close();
            }
        }
    }

    private void spread(Server server, Organisation organisation) throws Exception {
        UUID hall = organisation.site("hall");
        UUID hot = organisation.queue(hall, "A");
        for (int i = 1; i <= CLIENTS; i++) {
            UUID ofOneLetter = organisation.queue(hall, "A" + i);
            UUID ofItsOwn = organisation.queue(organisation.site("site-" + i), "A");
            Line line = new Line(server.port(), organisation.agentSession(hot).token());
            open.add(line);
            oneQueue.add(taking(line, hot));
            oneLetter.add(taking(line, ofOneLetter));
            apart.add(taking(line, ofItsOwn));
        }
    }

    private Clients.Deed taking(Line line, UUID queue) {
        String body = "{\"queue_id\":\"" + queue + "\"}";
        return () -> line.insist(Organisation.PATH + "tickets/", body, refused).is(201);
    }

    private List<Way> ways(Server server, Floor floor) throws Exception {
        List<Clients.Deed> inOneQueue = new ArrayList<>();
        List<Clients.Deed> withOneLetter = new ArrayList<>();
        List<Clients.Deed> alone = new ArrayList<>();
        Floor.Place hot = floor.place();
        for (int i = 0; i < CLIENTS; i++) {
            Connection connection = server.database().asApplication();
            open.add(connection);
            Writing writing = new Writing(connection, floor, false);
            Floor.Place ofOneLetter = floor.placeOf(hot.series());
            Floor.Place ofItsOwn = floor.place();
            inOneQueue.add(() -> writing.join(hot));
            withOneLetter.add(() -> writing.join(ofOneLetter));
            alone.add(() -> writing.join(ofItsOwn));
        }
        return List.of(
                way("one queue", oneQueue, inOneQueue, server, floor),
                way("one letter", oneLetter, withOneLetter, server, floor),
                way("apart", apart, alone, server, floor));
    }

    private static Way way(
            String name, List<Clients.Deed> overHttp, List<Clients.Deed> bare, Server server, Floor floor)
            throws Exception {
        Clients.rate(bare, WARM_UP_EACH);
        Side.Preparation forget = server.database()::forgetTickets;
        return new Way(
                name,
                new Side(overHttp, EACH, forget, server.cpu()),
                new Side(bare, EACH, floor::forget, server.cpu()));
    }

    private static void rounds(Stage stage, List<Way> ways) throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            for (Way way : ways) {
                stage.say("round %d of %d, %s: %.0f a second, the floor %.0f"
                        .formatted(round, ROUNDS, way.name, way.product.round(), way.floor.round()));
            }
        }
        for (Way way : ways) {
            stage.remark("series: processor milliseconds a ticket, %s: %s; on the floor: %s"
                    .formatted(way.name, way.product.cpuInWords(), way.floor.cpuInWords()));
        }
    }

    private static List<Row> rows(List<Way> ways) {
        Side alone = ways.getLast().product;
        List<Row> rows = new ArrayList<>();
        rows.add(row(ways.get(0), alone, 0.7, "all in one queue, so in one series"));
        rows.add(row(ways.get(1), alone, 0.8, CLIENTS + " queues of one site with one series"));
        for (Way way : ways) {
            double ratio = way.product.rate() / way.floor.rate();
            rows.add(new Row(
                    "series: " + way.name + ", floor",
                    way.product.inWords("tickets/s"),
                    way.floor.inWords("tickets/s"),
                    way.product.ratio(way.floor),
                    Row.aim("≥ 0.5", ratio >= FLOOR_WISHED),
                    CLIENTS + " connections; baseline: bare JDBC loop of the least that must be durable"));
        }
        return rows;
    }

    private static Row row(Way way, Side apart, double wished, String what) {
        return new Row(
                "series: " + way.name,
                way.product.inWords("tickets/s"),
                apart.inWords("tickets/s"),
                way.product.ratio(apart),
                Row.aim("≥ " + wished, way.product.rate() / apart.rate() >= wished),
                CLIENTS + " clients, " + what + "; baseline: each in a series of its own");
    }
}
