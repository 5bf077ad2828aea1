package io.smartqueue.bench.call;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.figures.Sample;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.bench.take.WarmUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Fifty agents empty one queue over HTTP: each calls, starts and closes until nobody waits. The baseline is a bare JDBC
 * loop of the same statements in the same transactions, on as many connections as the server's pool has.
 */
public final class Drain implements Measurement {

    private static final int AGENTS = 50;
    private static final int CONNECTIONS = 24;
    private static final int PEOPLE = Reduced.to(5000);
    private static final int FEW = 5;
    private static final int WARM_UP = Reduced.to(1500);
    private static final int MOST_TO_WARM_UP = 40;
    private static final int RECORDED = 200;
    private static final int ROUNDS = 3;
    private static final double RATIO_WISHED = 0.5;
    private static final int RATE_WISHED = 700;
    private static final double MILLIS_WISHED = 3;

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (Server server = Server.start(stage.root(), stage.newFolder(), Map.of());
                Organisation organisation = Organisation.in(server.database());
                FloorRound floor = new FloorRound(server, CONNECTIONS)) {
            stage.remark(server.database().inWords());
            UUID queue = organisation.queue(organisation.site("hall"), "A");
            List<Agent> agents = new ArrayList<>();
            List<Calls> bare = new ArrayList<>();
            organisation.letWait(queue, RECORDED);
            Scripts scripts = Scripts.record(stage, server, organisation.agentSession(queue));
            for (int i = 0; i < AGENTS; i++) {
                Organisation.AgentSession session = organisation.agentSession(queue);
                agents.add(new Agent(server, session));
                if (i < CONNECTIONS) {
                    bare.add(new BareAgent(server.database(), scripts, session));
                }
            }
            Round product = new Round(agents, server, organisation, queue);
            Round loop = new Round(bare, server, organisation, queue);
            // Fifty logins at once would take too long on a server that has just started.
            new Round(agents.subList(0, FEW), server, organisation, queue).empty(WARM_UP);
            WarmUp.atMost(MOST_TO_WARM_UP, stage, server, () -> product.empty(WARM_UP));
            loop.empty(WARM_UP);
            floor.empty(WARM_UP);
            List<Row> rows = rounds(stage, product, loop, floor);
            stage.remark("drain: refused with 503, warming up too: "
                    + agents.stream().mapToLong(Agent::refused).sum());
            for (Calls one : agents) {
                one.close();
            }
            for (Calls one : bare) {
                one.close();
            }
            return rows;
        }
    }

    private static List<Row> rounds(Stage stage, Round product, Round loop, FloorRound floor) throws Exception {
        Cpu ours = product.watch();
        Cpu bare = loop.watch();
        List<Double> rates = new ArrayList<>();
        List<Double> bareRates = new ArrayList<>();
        List<Double> floorRates = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            rates.add(product.empty(PEOPLE));
            bareRates.add(loop.empty(PEOPLE));
            floorRates.add(floor.empty(PEOPLE));
            stage.say("round %d of %d: %.0f a second, the loop of its statements %.0f, the floor %.0f"
                    .formatted(round, ROUNDS, rates.getLast(), bareRates.getLast(), floorRates.getLast()));
        }
        int tickets = ROUNDS * PEOPLE;
        stage.remark("drain: processor milliseconds a ticket over HTTP: " + ours.each(tickets)
                + "; in the loop of its statements: " + bare.each(tickets) + "; on the floor: "
                + floor.cpu().each(tickets));
        double millis = ours.millis("server", "PostgreSQL") / tickets;
        double least = floor.cpu().millis("server", "PostgreSQL") / tickets;
        return List.of(
                rate("drain", rates, bareRates, "of the same statements"),
                rate("drain, floor", rates, floorRates, "of the least that must be durable"),
                new Row(
                        "drain, processor",
                        String.format(Locale.ROOT, "%.2f ms", millis),
                        String.format(Locale.ROOT, "%.2f ms", least),
                        String.format(Locale.ROOT, "%.1f", millis / least),
                        Row.aim("≤ 3 ms", millis <= MILLIS_WISHED),
                        "server and PostgreSQL, a call with start and close; baseline: PostgreSQL on the floor"),
                new Row(
                        "drain: called twice",
                        Long.toString(product.calledTwice()),
                        Long.toString(loop.calledTwice()),
                        "",
                        Row.aim("0", product.calledTwice() == 0),
                        "by the answers and by the history, in all rounds"));
    }

    private static Row rate(String name, List<Double> ours, List<Double> baseline, String of) {
        double rate = new Sample(ours).median();
        double ratio = rate / new Sample(baseline).median();
        return new Row(
                name,
                new Sample(ours).inWords("%.0f", "tickets/s"),
                new Sample(baseline).inWords("%.0f", "tickets/s"),
                String.format(Locale.ROOT, "%.2f", ratio),
                name.endsWith("floor")
                        ? Row.aim("≥ 0.5", ratio >= RATIO_WISHED)
                        : Row.aim("≥ " + RATE_WISHED + " a second", rate >= RATE_WISHED),
                AGENTS + " agents, one queue of " + PEOPLE + ", call, start, close; baseline: bare JDBC loop " + of
                        + ", " + CONNECTIONS + " connections");
    }
}
