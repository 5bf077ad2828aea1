package io.smartqueue.bench.report;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.subject.Answers;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Organisation.AgentSession;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** How fast reports about two million passages are, first and again, and what an export of a year takes. */
public final class ReportBench implements Measurement {

    private static final int PASSAGES = 2_000_000;
    private static final int EACH = 20;
    private static final double MOST_UNTIL_FIRST_BYTE = 1000;
    private static final double MOST_HEAP = 64;
    private static final int MOST_MINUTES = 15;

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (Server server = Server.start(stage.root(), stage.newFolder(), Map.of());
                Organisation organisation = Organisation.in(server.database())) {
            UUID site = organisation.site("hall");
            AgentSession reader = organisation.agentSession(organisation.queue(site, "A"));
            organisation.promote(reader);
            var years = new TwoYears(server.database(), Reduced.to(PASSAGES));
            years.furnish();
            stage.say("inserting passages");
            years.pass();
            server.killAndStartAgain();
            double kept = untilKept(server, reader);
            stage.remark(String.format(Locale.ROOT, "reports: all days were kept %.0f s after the start", kept));
            server.database().run("vacuum (analyze) passage_day, presence_day", "checkpoint");
            server.killAndStartAgain();
            for (var query : queries(years).entrySet()) {
                rows.add(answers(server, reader, query.getKey(), query.getValue(), years.passages()));
            }
            stage.remark("reports: plan of the lists of all queues in 400 days: " + years.plan());
            rows.add(export(server, reader, stage));
        }
        return rows;
    }

    private static double untilKept(Server server, AgentSession reader) throws Exception {
        long begun = System.nanoTime();
        String today = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        try (Line line = new Line(server.port(), reader.token())) {
            for (int second = 0; second < MOST_MINUTES * 60; second++) {
                String until = Server.json(line.get(Organisation.PATH + "reports/waits/?from=2020-01-01&to=2020-01-02")
                                .is(200))
                        .path("complete_until")
                        .asString("");
                if (until.compareTo(today) >= 0) {
                    return (System.nanoTime() - begun) / 1e9;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
        throw new IllegalStateException("the days are not kept");
    }

    private static Map<String, String> queries(TwoYears years) throws Exception {
        String bench = "tenant_id = (select id from tenant where slug = 'bench')";
        String site = years.id("select id from site where " + bench + " and slug = 'site7'");
        String service = years.id("select id from service where " + bench + " and code = 'S3'");
        String agent = years.id("select agent_id from leg where " + bench + " and agent_id is not null limit 1");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String year = "?from=" + today.minusDays(399) + "&to=" + today;
        Map<String, String> all = new LinkedHashMap<>();
        for (String kind : List.of("waits", "services", "people", "counters", "arrivals")) {
            all.put(kind + ", 400 days of a site, compared", kind + "/" + year + "&compare=true&site=" + site);
            all.put(kind + ", 400 days of a service", kind + "/" + year + filter(kind, service));
            all.put(kind + ", 400 days of an agent, compared", kind + "/" + year + "&compare=true&agent=" + agent);
            all.put(kind + ", 400 days of everything", kind + "/" + year);
            all.put(kind + ", 30 days of everything, compared", kind + "/?compare=true");
        }
        for (String kind : List.of("messages", "accuracy", "opinions")) {
            all.put(kind + ", 400 days, compared", kind + "/" + year + "&compare=true");
        }
        return all;
    }

    private static String filter(String kind, String service) {
        return "&service=" + service + (kind.equals("waits") ? "&by=hour" : "");
    }

    private static Row answers(Server server, AgentSession reader, String name, String path, int passages)
            throws IOException {
        try (Line line = new Line(server.port(), reader.token())) {
            return Answers.to(line, Organisation.PATH + "reports/" + path, EACH)
                    .row("reports: " + name, String.format(Locale.ROOT, "%,d passages in two years", passages));
        }
    }

    /** A year, read as fast as it comes; then once more by a client that stops reading. */
    private static Row export(Server server, AgentSession reader, Stage stage) throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String request = "GET " + Organisation.PATH + "reports/legs/?from=" + today.minusDays(364) + "&to=" + today
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + reader.token()
                + "\r\n\r\n";
        double before = server.liveHeapMegabytes();
        double most = before;
        long bytes = 0;
        double firstByte = 0;
        long begun = System.nanoTime();
        try (Socket socket = ask(server, request)) {
            InputStream in = socket.getInputStream();
            byte[] part = new byte[1 << 16];
            long nextLook = 0;
            for (int read = in.read(part); read > 0; read = in.read(part)) {
                firstByte = bytes == 0 ? (System.nanoTime() - begun) / 1e6 : firstByte;
                bytes += read;
                if (bytes > nextLook) {
                    most = Math.max(most, server.liveHeapMegabytes());
                    nextLook = bytes + (20L << 20);
                }
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        stage.remark(stalled(server, request));
        return new Row(
                "reports: export of a year",
                String.format(
                        Locale.ROOT,
                        "%.1f MB more heap, first byte after %.0f ms, %.0f MB in %.0f s",
                        most - before,
                        firstByte,
                        bytes / 1e6,
                        seconds),
                "",
                "",
                Row.aim(
                        "heap below 64 MB, first byte below 1 s",
                        most - before < MOST_HEAP && firstByte < MOST_UNTIL_FIRST_BYTE),
                "live objects after a full collection, at every 20 MB");
    }

    private static Socket ask(Server server, String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1 << 16);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Reads a little, then waits: the rest that comes is what lay in buffers. */
    private static String stalled(Server server, String request) throws Exception {
        try (Socket socket = ask(server, request)) {
            InputStream in = socket.getInputStream();
            in.readNBytes(1 << 14);
            TimeUnit.SECONDS.sleep(75);
            long rest = 0;
            byte[] part = new byte[1 << 16];
            boolean reset = false;
            try {
                for (int read = in.read(part); read > 0; read = in.read(part)) {
                    rest += read;
                }
            } catch (IOException dropped) {
                reset = true;
            }
            return String.format(
                    Locale.ROOT,
                    "reports: a client that did not read for 75 s got %.1f MB more%s",
                    rest / 1e6,
                    reset ? " and was dropped" : "; then the answer ended");
        }
    }
}
