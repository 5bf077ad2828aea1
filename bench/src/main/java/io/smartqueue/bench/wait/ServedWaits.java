package io.smartqueue.bench.wait;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.figures.Sample;
import io.smartqueue.bench.subject.Answers;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Organisation.AgentSession;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What waits cost a server: the ranges of a long line after a call, many readers of one computation, the watch over
 * many lines at rest, and the answer about the announcements of a month.
 */
public final class ServedWaits implements Measurement {

    private static final int LONG_LINE = 10_000;
    private static final int CALLS = 20;
    private static final int READERS = 5_000;
    private static final int CONNECTIONS = 16;
    private static final int ANSWERS = 100;
    private static final int AT_REST_SECONDS = 30;

    /** No counter is open, so each of the 4,000 queues lacks one, which is raised at the second look. */
    private static final int ALERTS_RAISED_SECONDS = 60;

    private static final double MOST_MILLIS = 50;
    private static final double MOST_OF_A_CORE = 5;
    private static final Pattern METER =
            Pattern.compile("(?m)^smartqueue_waits_computed_seconds_(count|sum)\\S* (\\S+)$");

    /** Of all sites of the server, since its start. */
    private record Computed(double times, double seconds) {

        static Computed read(Server server) throws IOException {
            double times = 0;
            double seconds = 0;
            try (Line line = new Line(server.port(), "")) {
                Matcher found =
                        METER.matcher(line.get("/actuator/prometheus").is(200).body());
                while (found.find()) {
                    double value = Double.parseDouble(found.group(2));
                    times += found.group(1).equals("count") ? value : 0;
                    seconds += found.group(1).equals("sum") ? value : 0;
                }
            }
            return new Computed(times, seconds);
        }
    }

    @Override
    public String name() {
        return "served-waits";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (Server server = Server.start(stage.root(), stage.newFolder(), Map.of());
                Organisation organisation = Organisation.in(server.database())) {
            double before = atRest(server);
            UUID site = organisation.site("hall");
            UUID queue = organisation.queue(site, "A");
            AgentSession agent = organisation.agentSession(queue);
            organisation.promote(agent);
            organisation.letWait(queue, LONG_LINE);
            organisation.settle();
            rows.add(calls(server, agent));
            rows.add(readers(server, agent));
            var month = new AnnouncedMonth(server.database(), Reduced.to(2_000_000));
            month.pass();
            rows.add(answers(server, agent, "", "", month.tickets()));
            rows.add(answers(server, agent, ", a channel", "?channel=web", month.tickets()));
            rows.add(answers(server, agent, ", an hour and a channel", "?hour=9&channel=web", month.tickets()));
            month.plans().forEach(stage::remark);
            month.rest();
            stage.say("200 organisations with 20 queues");
            TimeUnit.SECONDS.sleep(ALERTS_RAISED_SECONDS);
            rows.add(watch(before, atRest(server)));
        }
        return rows;
    }

    private static Row calls(Server server, AgentSession agent) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (Line line = new Line(server.port(), agent.token())) {
            for (int call = 0; call < CALLS; call++) {
                String called = Server.json(line.post(Organisation.PATH + "agents/me/call-next/", "")
                                .is(200))
                        .path("id")
                        .asString();
                Computed before = Computed.read(server);
                line.get(waits(agent)).is(200);
                Computed after = Computed.read(server);
                if (call >= CALLS / 2 && after.times > before.times) {
                    millis.add(1000 * (after.seconds - before.seconds) / (after.times - before.times));
                }
                for (String act : List.of("start", "close")) {
                    line.post(Organisation.PATH + "tickets/" + called + "/" + act + "/", "")
                            .is(200);
                }
                TimeUnit.MILLISECONDS.sleep(1100);
            }
        }
        Sample sample = new Sample(millis);
        return new Row(
                "served-waits: ranges of 10,000 after a call",
                sample.inWords("%.1f", "ms"),
                "",
                "",
                Row.aim("below 50 ms", sample.median() < MOST_MILLIS),
                "one computation with what it reads, by the server's own meter");
    }

    private static Row readers(Server server, AgentSession agent) throws Exception {
        try (Line line = new Line(server.port(), agent.token())) {
            line.post(Organisation.PATH + "agents/me/call-next/", "").is(200);
        }
        Computed before = Computed.read(server);
        long begun = System.nanoTime();
        try (ExecutorService readers = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int reader = 0; reader < CONNECTIONS; reader++) {
                all.add(readers.submit(() -> {
                    read(server, agent);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double times = Computed.read(server).times - before.times;
        return new Row(
                "served-waits: 5,000 readers after a call",
                String.format(Locale.ROOT, "%.0f computations in %.1f s", times, seconds),
                "",
                String.format(Locale.ROOT, "%.2f", times / Math.ceil(seconds)),
                Row.aim("one a second", times <= Math.ceil(seconds) + 1),
                "a range is at most a second old, so each second has one, the call another; 10,000 wait");
    }

    private static void read(Server server, AgentSession agent) throws IOException {
        try (Line line = new Line(server.port(), agent.token())) {
            for (int i = 0; i < READERS / CONNECTIONS; i++) {
                line.get(waits(agent)).is(200);
            }
        }
    }

    private static String waits(AgentSession agent) {
        return Organisation.PATH + "queues/" + agent.queue() + "/waits/?first=1";
    }

    private static Row answers(Server server, AgentSession agent, String name, String asked, int tickets)
            throws IOException {
        try (Line line = new Line(server.port(), agent.token())) {
            Answers answers = Answers.to(line, Organisation.PATH + "estimates/accuracy/" + asked, ANSWERS);
            String judged = Server.json(answers.last()).path("judged").asString();
            return answers.row(
                    "served-waits: accuracy of 30 days" + name,
                    String.format(Locale.ROOT, "%,d tickets; %s judged in the answer", tickets, judged));
        }
    }

    /** Of one core, by the server and its PostgreSQL. */
    private static double atRest(Server server) throws Exception {
        TimeUnit.SECONDS.sleep(AT_REST_SECONDS / 3);
        Cpu cpu = server.cpu();
        cpu.begin();
        TimeUnit.SECONDS.sleep(AT_REST_SECONDS);
        cpu.end();
        return cpu.millis("server", "PostgreSQL") / (AT_REST_SECONDS * 1000.0) * 100;
    }

    private static Row watch(double before, double with) {
        return new Row(
                "served-waits: 200 organisations × 20 queues at rest",
                String.format(Locale.ROOT, "%.1f %% of a core", with),
                String.format(Locale.ROOT, "%.1f %% with the demo alone", before),
                String.format(Locale.ROOT, "%.2f", with / before),
                Row.aim("below 5 % more", with - before < MOST_OF_A_CORE),
                "one person waits in each queue, whose alert is raised; the whole server with its PostgreSQL, all"
                        + " watches");
    }
}
