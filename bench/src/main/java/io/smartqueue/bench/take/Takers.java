package io.smartqueue.bench.take;

import io.smartqueue.bench.Stage;
import io.smartqueue.bench.floor.Floor;
import io.smartqueue.bench.floor.Writing;
import io.smartqueue.bench.subject.Database;
import io.smartqueue.bench.subject.Server;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Customers, and for each a connection to the database on which the bare loop does what they do over HTTP. */
final class Takers implements AutoCloseable {

    /** Not fewer in a reduced measurement: a young server compiles for most of its time. */
    private static final int WARMING = 1600;

    private static final int MOST_TIMES = 40;

    private final List<Joiner> joiners;
    private final List<Connection> connections = new ArrayList<>();
    private final List<Clients.Deed> bare = new ArrayList<>();
    private final Floor floor;
    private final LongAdder refused;

    private Takers(List<Joiner> joiners, Floor floor, LongAdder refused) {
        this.refused = refused;
        this.joiners = joiners;
        this.floor = floor;
    }

    /**
     * Warms up the server too, because the statements of a server that has just started differ.
     *
     * @param few as many as a server can answer that has just started
     */
    static Takers some(Stage stage, Server server, int few, int count) throws Exception {
        Database database = server.database();
        LongAdder refused = new LongAdder();
        List<Joiner> joiners = Joiner.some(count, server, refused);
        Takers takers = new Takers(joiners, Floor.in(database), refused);
        Clients.rate(takers.overHttp().subList(0, few), WARMING / few);
        WarmUp.atMost(MOST_TIMES, stage, server, () -> Clients.rate(takers.overHttp(), WARMING / count));
        record(stage, database, joiners.getFirst());
        Map<String, Floor.Place> places = new HashMap<>();
        for (Joiner joiner : joiners) {
            if (!places.containsKey(joiner.queue())) {
                places.put(joiner.queue(), takers.floor.place());
            }
        }
        for (Joiner joiner : joiners) {
            takers.add(database.asApplication(), Objects.requireNonNull(places.get(joiner.queue())));
        }
        return takers;
    }

    /** The statements of a ticket that comes alone, to be read. */
    private static void record(Stage stage, Database database, Joiner joiner) throws Exception {
        try (StatementLog log = new StatementLog(database)) {
            Script script = new Recording(log).scripts(joiner::take).getFirst();
            stage.remark("take: " + script.inWords() + " a ticket that comes alone (bench/target/take.sql)");
            Files.writeString(stage.target().resolve("take.sql"), script.text());
        }
    }

    private void add(Connection connection, Floor.Place place) throws Exception {
        connections.add(connection);
        Writing writing = new Writing(connection, floor, true);
        bare.add(() -> writing.join(place));
    }

    List<Clients.Deed> overHttp() {
        return joiners.stream().<Clients.Deed>map(joiner -> joiner::take).toList();
    }

    List<Clients.Deed> floor() {
        return bare;
    }

    /** Tickets refused with 503, since the last time. */
    long takeRefused() {
        return refused.sumThenReset();
    }

    void forgetFloor() throws Exception {
        floor.forget();
    }

    @Override
    public void close() throws Exception {
        for (Connection connection : connections) {
            connection.close();
        }
        for (Joiner joiner : joiners) {
            joiner.close();
        }
    }
}
