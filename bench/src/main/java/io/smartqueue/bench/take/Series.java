package io.smartqueue.bench.take;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.figures.Sample;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The cost of numbers without gaps. A ticket locks its queue's row while it is created, and its series' row until the
 * commit. So the tickets of one queue are created one after the other, and those of one letter at one site commit one
 * after the other. The same clients take tickets in one queue, in fifty queues with one letter, and in fifty queues at
 * as many sites, where no client waits for another.
 */
public final class Series implements Measurement {

    private static final int CLIENTS = 50;
    private static final int WARM_UP_EACH = Reduced.to(60);
    private static final int EACH = Reduced.to(20);
    private static final int ROUNDS = 7;

    /** One way to spread the clients over queues. */
    private static final class Way {
        final List<Clients.Deed> clients = new ArrayList<>();
        final List<Double> rates = new ArrayList<>();
        final Cpu cpu = new Cpu();

        void add(Line line, UUID queue) {
            String body = "{\"queue_id\":\"" + queue + "\"}";
            clients.add(() -> line.post(Organisation.PATH + "tickets/", body).is(201));
        }

        void round(Server server) throws Exception {
            server.database().forgetTickets();
            cpu.begin();
            rates.add(Clients.rate(clients, EACH));
            cpu.end();
        }

        double median() {
            return new Sample(rates).median();
        }

        String inWords() {
            return new Sample(rates).inWords("%.0f", "tickets/s");
        }
    }

    private final Way oneQueue = new Way();
    private final Way oneLetter = new Way();
    private final Way apart = new Way();

    @Override
    public String name() {
        return "series";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        List<Line> lines = new ArrayList<>();
        try (Server server = Server.start(stage.root(), stage.newFolder(), Map.of());
                Organisation organisation = Organisation.in(server.database())) {
            stage.remark(server.database().inWords());
            spread(server, organisation, lines);
            for (Way way : List.of(oneQueue, oneLetter, apart)) {
                Clients.rate(way.clients, WARM_UP_EACH);
                way.cpu
                        .watch("server", server::jvm)
                        .watch("PostgreSQL", server::postgres)
                        .watchOurselves("load");
            }
            rounds(stage, server);
        } finally {
            for (Line line : lines) {
                line.close();
            }
        }
        return List.of(
                row("series: one queue", oneQueue, "all in one queue, so in one series"),
                row("series: one letter", oneLetter, CLIENTS + " queues of one site with one series"));
    }

    private void spread(Server server, Organisation organisation, List<Line> lines) throws SQLException, IOException {
        UUID hall = organisation.site("hall");
        UUID hot = organisation.queue(hall, "A");
        for (int i = 1; i <= CLIENTS; i++) {
            UUID ofOneLetter = organisation.queue(hall, "A" + i);
            UUID ofItsOwn = organisation.queue(organisation.site("site-" + i), "A");
            Line line = new Line(server.port(), organisation.agentSession(hot).token());
            lines.add(line);
            oneQueue.add(line, hot);
            oneLetter.add(line, ofOneLetter);
            apart.add(line, ofItsOwn);
        }
    }

    private void rounds(Stage stage, Server server) throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            oneQueue.round(server);
            oneLetter.round(server);
            apart.round(server);
            stage.say("round %d of %d: %.0f a second in one queue, %.0f with one letter, %.0f apart"
                    .formatted(
                            round, ROUNDS, oneQueue.rates.getLast(), oneLetter.rates.getLast(), apart.rates.getLast()));
        }
        int tickets = ROUNDS * CLIENTS * EACH;
        stage.remark("series: processor milliseconds a ticket in one queue: " + oneQueue.cpu.each(tickets));
        stage.remark("series: processor milliseconds a ticket with one letter: " + oneLetter.cpu.each(tickets));
        stage.remark("series: processor milliseconds a ticket apart: " + apart.cpu.each(tickets));
    }

    private Row row(String name, Way way, String what) {
        return new Row(
                name,
                way.inWords(),
                apart.inWords(),
                String.format(Locale.ROOT, "%.2f", way.median() / apart.median()),
                "",
                CLIENTS + " clients, " + what + "; baseline: each in a series of its own");
    }
}
