package io.smartqueue.bench.call;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * The duration of a call while the customers of another organisation take tickets without a pause, and while nobody
 * does, in turns.
 */
public final class Neighbour implements Measurement {

    private static final int CLIENTS = 50;
    private static final int WAITING = 100;
    private static final int WARM_UP = Reduced.to(300);
    private static final int EACH = Reduced.to(200);
    private static final int ROUNDS = 5;
    private static final double GROWTH_WISHED = 2;
    private static final String BUSY = "demo-bank";

    /** The neighbour's agent, and the line that they call from. */
    private record Desk(Line line, Organisation organisation, UUID queue) {}

    private final Waits quiet = new Waits();
    private final Waits busy = new Waits();
    private final LongAdder refused = new LongAdder();

    @Override
    public String name() {
        return "neighbour";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        List<Line> clients = new ArrayList<>();
        try (Server server = Server.start(stage.root(), stage.newFolder(), Map.of());
                Organisation organisation = Organisation.in(server.database())) {
            stage.remark(server.database().inWords());
            server.database().run("update queue set capacity = null");
            UUID queue = organisation.queue(organisation.site("hall"), "A");
            organisation.letWait(queue, WAITING);
            organisation.settle();
            String token = server.token("admin@" + BUSY + ".example");
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new Line(server.port(), token));
            }
            try (Line line =
                    new Line(server.port(), organisation.agentSession(queue).token())) {
                return measure(stage, server, new Desk(line, organisation, queue), clients);
            }
        } finally {
            for (Line client : clients) {
                client.close();
            }
        }
    }

    private List<Row> measure(Stage stage, Server server, Desk desk, List<Line> clients) throws Exception {
        String tickets = "/api/v1/tenants/" + BUSY + "/tickets/";
        String body = "{\"queue_id\":\"" + firstQueue(clients.getFirst()) + "\"}";
        try (Flood flood = Flood.of(clients, tickets, body)) {
            turns(WARM_UP, desk, busy);
            stage.say(flood.taken() + " tickets to warm up");
        }
        busy.forget();
        refused.reset();
        Cpu cpu = server.cpu();
        long taken = 0;
        long ownRefused = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            server.database().forgetTickets();
            desk.organisation.letWait(desk.queue, WAITING);
            turns(EACH, desk, quiet);
            quiet.endRound();
            cpu.begin();
            try (Flood flood = Flood.of(clients, tickets, body)) {
                turns(EACH, desk, busy);
                taken += flood.taken();
                ownRefused += flood.refused();
            }
            cpu.end();
            busy.endRound();
            stage.say(String.format(
                    Locale.ROOT,
                    "round %d of %d: p95 of %.1f ms quiet, %.1f ms beside %d clients",
                    round,
                    ROUNDS,
                    quiet.p95().getLast(),
                    busy.p95().getLast(),
                    CLIENTS));
        }
        stage.remark("neighbour: %d tickets taken and %d refused during %d calls; processor milliseconds a ticket: %s"
                .formatted(taken, ownRefused, ROUNDS * EACH, cpu.each((int) taken)));
        return rows();
    }

    private static String firstQueue(Line client) throws IOException {
        return Server.json(client.get("/api/v1/tenants/" + BUSY + "/queues/").is(200))
                .at("/results/0/id")
                .asString();
    }

    private void turns(int times, Desk desk, Waits waits) throws Exception {
        for (int i = 0; i < times; i++) {
            String[] ticket = {""};
            waits.time(() -> {
                ticket[0] = Server.json(post(desk, "agents/me/call-next/"))
                        .path("id")
                        .asString();
                return true;
            });
            post(desk, "tickets/" + ticket[0] + "/start/");
            post(desk, "tickets/" + ticket[0] + "/close/");
            desk.organisation.letWait(desk.queue, 1);
        }
    }

    /** A refused request is counted and sent again, which makes the call longer. */
    private Line.Answer post(Desk desk, String path) throws IOException {
        return desk.line.insist(Organisation.PATH + path, "{}", refused).is(200);
    }

    private List<Row> rows() {
        double ratio = busy.medianP95() / quiet.medianP95();
        return List.of(
                new Row(
                        "neighbour: p95 of call-next",
                        busy.inWords(),
                        quiet.inWords(),
                        String.format(Locale.ROOT, "%.2f", ratio),
                        Row.aim("≤ 2", ratio <= GROWTH_WISHED),
                        "p95 of " + EACH + " calls a round, " + ROUNDS + " rounds, while " + CLIENTS
                                + " clients of another organisation take tickets; baseline: they do not; median of all "
                                + busy.medianInWords() + " and " + quiet.medianInWords()),
                new Row(
                        "neighbour: refused",
                        Long.toString(refused.sum()),
                        "",
                        "",
                        Row.aim("0", refused.sum() == 0),
                        "503 for the organisation that does not take"));
    }
}
