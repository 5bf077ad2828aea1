package io.smartqueue.bench.live;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.subject.Server;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Five thousand streams on one server with a heap of 1 GB: the cost of each, the time until the last reader has an
 * event, the effect of stalled readers on that time, and the response beyond the connection limit.
 */
public final class Live implements Measurement {

    private static final int STREAMS = 5000;
    private static final int STALLED = 50;
    private static final int TOO_MANY = 100;
    private static final int WARM_UP = 20;
    private static final int ACTS = 60;
    private static final double KILOBYTES_WISHED = 60;
    private static final double MILLIS_WISHED = 500;
    /** Tomcat's default size. */
    private static final Map<String, String> USUAL_BUFFERS = Map.of("SMARTQUEUE_LIVE_SOCKET_BUFFER", "8KB");

    @Override
    public String name() {
        return "live";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        Footprint usual = usual(stage);
        stage.say("with the usual buffers: " + usual);
        List<Row> rows = new ArrayList<>();
        try (Server server = server(stage, STREAMS + STALLED, Map.of());
                Scene scene = new Scene(server, STREAMS / 2);
                Audience audience = new Audience(server.port());
                BareHub bare = new BareHub();
                Audience others = new Audience(bare.port())) {
            Footprint ours = Footprint.of(server, audience, scene.readers(STREAMS));
            stage.say("as it is: " + ours);
            rows.addAll(memory(ours, usual));
            others.open(Collections.nCopies(STREAMS, "GET / HTTP/1.1\r\n\r\n"));
            Rounds rounds = new Rounds(scene, audience, bare, others);
            rounds.run(WARM_UP);
            Cpu cpu = new Cpu()
                    .watch("server", server::jvm)
                    .watch("postgres", server::postgres)
                    .watchOurselves("readers");
            cpu.begin();
            rows.addAll(times("", rounds.run(ACTS)));
            cpu.end();
            stage.remark("live: processor milliseconds an act, told to " + STREAMS + ": " + cpu.each(ACTS));
            try (Stalled stalled = new Stalled(server.port(), scene.noisyProgram())) {
                rows.addAll(times(
                        ", " + STALLED + " stalled",
                        rounds.among(stalled, STALLED).run(ACTS)));
            }
            rows.add(new Row(
                    "live: readers lost",
                    Integer.toString(audience.gone()),
                    "",
                    "",
                    Row.aim("0", audience.gone() == 0),
                    "of " + STREAMS + ", in all rounds"));
        }
        rows.add(beyond(stage));
        return rows;
    }

    private static Server server(Stage stage, int streams, Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        // All readers are one program on one address.
        for (String limit : List.of("STREAMS", "PER_ADDRESS", "PER_PERSON", "PER_ORGANISATION")) {
            all.put("SMARTQUEUE_LIVE_MOST_" + limit, Integer.toString(streams));
        }
        all.put("JAVA_TOOL_OPTIONS", "-Xmx1g");
        return Server.start(stage.root(), stage.newFolder(), all);
    }

    private static Footprint usual(Stage stage) throws Exception {
        try (Server server = server(stage, STREAMS, USUAL_BUFFERS);
                Scene scene = new Scene(server, STREAMS / 2);
                Audience audience = new Audience(server.port())) {
            return Footprint.of(server, audience, scene.readers(STREAMS));
        }
    }

    private static List<Row> memory(Footprint ours, Footprint usual) {
        return List.of(
                memory("heap", ours.heap(), usual.heap()), memory("resident", ours.resident(), usual.resident()));
    }

    private static Row memory(String kind, double ours, double usual) {
        return new Row(
                "live: " + kind + " a stream",
                "%.1f kB".formatted(ours),
                "%.1f kB".formatted(usual),
                "%.2f".formatted(ours / usual),
                Row.aim("≤ 60 kB", ours <= KILOBYTES_WISHED),
                STREAMS + " streams, -Xmx1g; baseline: the same with the socket buffers that Tomcat makes by itself");
    }

    private static List<Row> times(String among, Rounds.Times times) {
        return List.of(
                time("live: last reader, p50" + among, times, 50, ""),
                time(
                        "live: last reader, p99" + among,
                        times,
                        99,
                        Row.aim("< 500 ms", times.ours().percentile(99) < MILLIS_WISHED)));
    }

    private static Row time(String name, Rounds.Times times, int percent, String aim) {
        double ours = times.ours().percentile(percent);
        double bare = times.bare().percentile(percent);
        return new Row(
                name,
                String.format(Locale.ROOT, "%.0f ms", ours),
                String.format(Locale.ROOT, "%.0f ms", bare),
                String.format(Locale.ROOT, "%.1f", ours / bare),
                aim,
                "from the request of an act to the last of " + STREAMS + " readers, "
                        + times.ours().values().size()
                        + " acts; baseline: a bare loop that writes such an event to as many sockets");
    }

    private static Row beyond(Stage stage) throws Exception {
        try (Server server = server(stage, TOO_MANY, Map.of());
                Scene scene = new Scene(server, 1);
                Audience audience = new Audience(server.port())) {
            audience.open(Collections.nCopies(2 * TOO_MANY, scene.program()));
            boolean clean = audience.refused() == TOO_MANY && audience.open() == TOO_MANY;
            return new Row(
                    "live: beyond the bound",
                    audience.refused() + " refused",
                    "",
                    "",
                    Row.aim(TOO_MANY + " refused", clean),
                    2 * TOO_MANY + " come for " + TOO_MANY + " places; refused with 503");
        }
    }
}
