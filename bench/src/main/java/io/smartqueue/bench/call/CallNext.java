package io.smartqueue.bench.call;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The duration of a call with few and with many people waiting. Three queues of one site are called in turns, and after
 * each call another person joins, so that each queue keeps its length. HTTP costs the same for every length and hides
 * part of the growth, so the statements of the call are also measured alone.
 */
public final class CallNext implements Measurement {

    private static final List<Integer> SIZES = List.of(100, 10_000, 100_000);
    private static final int WARM_UP = Reduced.to(200);
    private static final int EACH = Reduced.to(100);
    private static final int ROUNDS = 5;
    private static final double GROWTH_WISHED = 1.3;

    /** A queue with its agents, one over HTTP and one without. */
    private record Line(int size, UUID queue, Agent agent, BareAgent bare, Waits overHttp, Waits statements) {}

    @Override
    public String name() {
        return "call-next";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (Server server = Server.start(stage.root(), stage.newFolder(), Map.of());
                Organisation organisation = Organisation.in(server.database())) {
            stage.remark(server.database().inWords());
            List<Line> lines = lines(stage, server, organisation);
            turns(WARM_UP, lines, organisation);
            lines.forEach(line -> {
                line.overHttp.forget();
                line.statements.forget();
            });
            rounds(stage, server, lines, organisation);
            for (Line line : lines) {
                line.agent.close();
                line.bare.close();
            }
            return rows(lines);
        }
    }

    private static List<Line> lines(Stage stage, Server server, Organisation organisation) throws Exception {
        UUID site = organisation.site("hall");
        UUID first = organisation.queue(site, "R");
        organisation.letWait(first, SIZES.getFirst());
        Scripts scripts = Scripts.record(stage, server, organisation.agentSession(first));
        List<Line> lines = new ArrayList<>();
        for (int size : SIZES) {
            UUID queue = organisation.queue(site, "A" + size);
            organisation.letWait(queue, size);
            Agent agent = new Agent(server, organisation.agentSession(queue));
            BareAgent bare = new BareAgent(server.database(), scripts, organisation.agentSession(queue));
            lines.add(new Line(size, queue, agent, bare, new Waits(), new Waits()));
        }
        organisation.settle();
        return lines;
    }

    private static void rounds(Stage stage, Server server, List<Line> lines, Organisation organisation)
            throws Exception {
        Cpu cpu = new Cpu()
                .watch("server", server::jvm)
                .watch("PostgreSQL", server::postgres)
                .watchOurselves("load");
        for (int round = 1; round <= ROUNDS; round++) {
            cpu.begin();
            turns(EACH, lines, organisation);
            cpu.end();
            for (Line line : lines) {
                line.overHttp.endRound();
                line.statements.endRound();
            }
            stage.say("round %d of %d: p95 of %s"
                    .formatted(
                            round,
                            ROUNDS,
                            lines.stream()
                                    .map(line -> "%.1f ms with %d"
                                            .formatted(line.overHttp.p95().getLast(), line.size))
                                    .collect(Collectors.joining(", "))));
        }
        stage.remark("call-next: processor milliseconds for a call with start, close and a new person, over HTTP and"
                + " without, all queues together: " + cpu.each(ROUNDS * EACH * lines.size() * 2));
    }

    private static void turns(int times, List<Line> lines, Organisation organisation) throws Exception {
        for (int i = 0; i < times; i++) {
            for (Line line : lines) {
                turn(line.agent, line.overHttp, line.queue, organisation);
                turn(line.bare, line.statements, line.queue, organisation);
            }
        }
    }

    private static void turn(Calls agent, Waits waits, UUID queue, Organisation organisation) throws Exception {
        if (!waits.time(agent::call)) {
            throw new IllegalStateException("nobody waits");
        }
        agent.serve();
        organisation.letWait(queue, 1);
    }

    private static List<Row> rows(List<Line> lines) {
        Line few = lines.getFirst();
        List<Row> rows = new ArrayList<>();
        for (Line many : lines.subList(1, lines.size())) {
            String size = String.format(Locale.ROOT, "%,d wait", many.size);
            rows.add(row("call-next: p95, " + size, many.overHttp, few.overHttp, many == lines.getLast()));
            rows.add(row("call-next: statements, " + size, many.statements, few.statements, many == lines.getLast()));
        }
        return rows;
    }

    private static Row row(String name, Waits many, Waits few, boolean last) {
        double ratio = many.medianP95() / few.medianP95();
        return new Row(
                name,
                many.inWords(),
                few.inWords(),
                String.format(Locale.ROOT, "%.2f", ratio),
                last ? Row.aim("≤ 1.3", ratio <= GROWTH_WISHED) : "",
                "p95 of " + EACH + " calls a round, " + ROUNDS + " rounds; baseline: " + SIZES.getFirst()
                        + " wait; median of all " + many.medianInWords() + " and " + few.medianInWords());
    }
}
