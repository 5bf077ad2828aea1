package io.smartqueue.bench.console;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.call.Waits;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A console's refresh and the lists, in an organisation that opened today and in one with two million old visits, with
 * the same people waiting now. Each has a server and a PostgreSQL of its own, because a plan that reads a whole table
 * would be as slow for the young one beside the old one.
 */
public final class Console implements Measurement {

    private static final int PAST = Reduced.to(2_000_000);
    private static final int WAITING = 200;
    private static final int WARM_UP = Reduced.to(200);
    private static final int EACH = Reduced.to(100);
    private static final int ROUNDS = 5;
    private static final double GROWTH_WISHED = 1.2;

    private static final Map<String, String> REQUESTS = requests();

    /** One organisation, and how long each request took there. */
    private static final class Side implements AutoCloseable {
        final Server server;
        final Organisation organisation;
        final Line line;
        final Cpu cpu;
        final Map<String, Waits> waits = new LinkedHashMap<>();

        Side(Stage stage, int past) throws Exception {
            server = Server.start(stage.root(), stage.newFolder(), Map.of());
            organisation = Organisation.in(server.database());
            UUID queue = organisation.queue(organisation.site("hall"), "A");
            Organisation.AgentSession agent = organisation.agentSession(queue);
            organisation.promote(agent);
            if (past > 0) {
                organisation.remember(agent, past);
            }
            organisation.letWait(queue, WAITING);
            organisation.settle();
            line = new Line(server.port(), agent.token());
            line.post(Organisation.PATH + "agents/me/call-next/", "{}").is(200);
            cpu = server.cpu();
            REQUESTS.keySet().forEach(name -> waits.put(name, new Waits()));
        }

        Waits waits(String name) {
            return Objects.requireNonNull(waits.get(name));
        }

        void once(String name) throws Exception {
            String path = Objects.requireNonNull(REQUESTS.get(name));
            waits(name).time(() -> {
                line.get(path).is(200);
                return true;
            });
        }

        @Override
        public void close() throws Exception {
            line.close();
            organisation.close();
            server.close();
        }
    }

    private static Map<String, String> requests() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("refresh", "/counter/bench/now");
        all.put("tickets", Organisation.PATH + "tickets/");
        all.put("tickets that wait", Organisation.PATH + "tickets/?status=waiting");
        all.put("notifications", "/api/v1/admin/notifications/?tenant=bench");
        all.put("customers", Organisation.PATH + "customers/");
        return all;
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (Side young = new Side(stage, 0);
                Side old = new Side(stage, PAST)) {
            stage.remark(young.server.database().inWords());
            turns(WARM_UP, young, old);
            for (Side side : List.of(young, old)) {
                side.waits.values().forEach(Waits::forget);
            }
            for (int round = 1; round <= ROUNDS; round++) {
                young.cpu.begin();
                old.cpu.begin();
                turns(EACH, young, old);
                young.cpu.end();
                old.cpu.end();
                for (Side side : List.of(young, old)) {
                    side.waits.values().forEach(Waits::endRound);
                }
                stage.say("round %d of %d".formatted(round, ROUNDS));
            }
            stage.remark("console: processor milliseconds a request, all kinds together: without a past "
                    + young.cpu.each(ROUNDS * EACH * REQUESTS.size()) + "; with it "
                    + old.cpu.each(ROUNDS * EACH * REQUESTS.size()));
            return rows(young, old);
        }
    }

    private static void turns(int times, Side young, Side old) throws Exception {
        for (int i = 0; i < times; i++) {
            for (String name : REQUESTS.keySet()) {
                young.once(name);
                old.once(name);
            }
        }
    }

    private static List<Row> rows(Side young, Side old) {
        List<Row> rows = new ArrayList<>();
        for (String name : REQUESTS.keySet()) {
            Waits ours = old.waits(name);
            Waits baseline = young.waits(name);
            double ratio = ours.medianP95() / baseline.medianP95();
            rows.add(new Row(
                    "console: p95 of " + name,
                    ours.inWords(),
                    baseline.inWords(),
                    String.format(Locale.ROOT, "%.2f", ratio),
                    Row.aim("≤ 1.2", ratio <= GROWTH_WISHED),
                    String.format(
                            Locale.ROOT,
                            "%,d old visits; baseline: none; median of all %s and %s",
                            PAST,
                            ours.medianInWords(),
                            baseline.medianInWords())));
        }
        return rows;
    }
}
