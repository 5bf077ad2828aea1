package io.smartqueue.bench.growth;

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
import java.util.concurrent.TimeUnit;

/**
 * The processor time of the acts on tickets, of a ticket's page and of a console's refresh with few and with very many
 * people waiting. Queues of three lengths take turns. What the server does shortly after the acts counts too.
 */
public final class TakeLong implements Measurement {

    private static final List<Integer> SIZES =
            List.of(10, Math.max(20, Reduced.to(1_000)), Math.max(30, Reduced.to(100_000)));
    private static final int EACH = 40;
    private static final int ROUNDS = 8;
    private static final int MOST_TO_WARM_UP = 4;
    private static final double GROWTH_WISHED = 1.2;
    /** A turn that is slower than this ends early. */
    private static final long LONGEST_TURN = TimeUnit.SECONDS.toNanos(3);
    /** For what the server does after its answer. */
    private static final long AFTERWARDS_MILLIS = 300;

    private interface Act {
        void once() throws Exception;
    }

    private interface Acts {
        /** Prepares one turn. */
        Act of(LongQueue queue) throws Exception;
    }

    /** An act on one queue, with the milliseconds of each time in each round. */
    private record Figure(String name, Acts acts, LongQueue queue, Cpu cpu, List<Double> millis) {}

    @Override
    public String name() {
        return "take-long";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (Server server = Server.start(stage.root(), stage.newFolder(), Map.of());
                Organisation organisation = Organisation.in(server.database())) {
            stage.remark(server.database().inWords());
            UUID site = organisation.site("hall");
            List<LongQueue> fifo = queues(stage, server, organisation, site, false);
            List<LongQueue> byPriority = queues(stage, server, organisation, site, true);
            organisation.settle();
            List<Figure> figures = figures(server, fifo, byPriority);
            WarmUp.atMost(MOST_TO_WARM_UP, stage, server, () -> round(figures));
            figures.forEach(figure -> figure.millis.clear());
            for (int round = 1; round <= ROUNDS; round++) {
                round(figures);
                stage.say("round %d of %d".formatted(round, ROUNDS));
            }
            for (LongQueue queue : fifo) {
                queue.close();
            }
            for (LongQueue queue : byPriority) {
                queue.close();
            }
            return rows(figures);
        }
    }

    private static List<LongQueue> queues(
            Stage stage, Server server, Organisation organisation, UUID site, boolean byPriority) throws Exception {
        List<LongQueue> queues = new ArrayList<>();
        for (int size : SIZES) {
            queues.add(new LongQueue(server, organisation, site, size, byPriority));
            stage.say(queues.getLast().inWords());
        }
        return queues;
    }

    private static List<Figure> figures(Server server, List<LongQueue> fifo, List<LongQueue> byPriority) {
        List<Figure> figures = new ArrayList<>();
        for (List<LongQueue> queues : List.of(fifo, byPriority)) {
            add(figures, server, queues, "a ticket", queue -> queue::take);
            add(figures, server, queues, "postpone", queue -> {
                queue.choose(EACH);
                return queue::postpone;
            });
        }
        add(figures, server, fifo, "transfer", queue -> {
            queue.choose(EACH / 2);
            LongQueue other = byPriority.get(fifo.indexOf(queue));
            return () -> queue.transfer(other);
        });
        add(figures, server, fifo, "a ticket's page", queue -> {
            String token = queue.lastToken();
            return () -> queue.page(token);
        });
        add(figures, server, fifo, "a console's refresh", queue -> queue::refresh);
        return figures;
    }

    private static void add(List<Figure> figures, Server server, List<LongQueue> queues, String name, Acts acts) {
        for (LongQueue queue : queues) {
            figures.add(new Figure(name, acts, queue, server.cpu(), new ArrayList<>()));
        }
    }

    private static void round(List<Figure> figures) throws Exception {
        for (Figure figure : figures) {
            Act act = figure.acts.of(figure.queue);
            double before = figure.cpu.millis("server", "PostgreSQL");
            int times = 0;
            long begun = System.nanoTime();
            figure.cpu.begin();
            while (times < EACH && System.nanoTime() - begun < LONGEST_TURN) {
                act.once();
                times++;
            }
            TimeUnit.MILLISECONDS.sleep(AFTERWARDS_MILLIS);
            figure.cpu.end();
            figure.millis.add((figure.cpu.millis("server", "PostgreSQL") - before) / times);
            figure.queue.cancelTaken();
        }
    }

    private static List<Row> rows(List<Figure> figures) {
        List<Row> rows = new ArrayList<>();
        for (int first = 0; first < figures.size(); first += SIZES.size()) {
            Figure few = figures.get(first);
            for (int i = 1; i < SIZES.size(); i++) {
                rows.add(row(figures.get(first + i), few, i == SIZES.size() - 1));
            }
        }
        return rows;
    }

    private static Row row(Figure many, Figure few, boolean last) {
        Sample ours = new Sample(many.millis);
        Sample baseline = new Sample(few.millis);
        double ratio = ours.median() / baseline.median();
        return new Row(
                "take-long: " + many.name + ", " + many.queue.inWords(),
                ours.inWords("%.2f", "ms"),
                baseline.inWords("%.2f", "ms"),
                String.format(Locale.ROOT, "%.2f", ratio),
                last ? Row.aim("≤ 1.2", ratio <= GROWTH_WISHED) : "",
                "processor milliseconds of server and PostgreSQL each time; baseline: " + few.queue.inWords());
    }
}
