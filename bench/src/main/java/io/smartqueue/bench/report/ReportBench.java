package io.smartqueue.bench.report;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.subject.Answers;
import io.smartqueue.bench.subject.Export;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Organisation.AgentSession;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
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
            double joined = untilJoined(years);
            stage.remark(String.format(
                    Locale.ROOT,
                    "reports: all days were kept %.0f s after the start, and months put together %.0f s later",
                    kept,
                    joined));
            server.database().run("vacuum (analyze) passage_day, presence_day", "checkpoint");
            server.killAndStartAgain();
            for (var query : queries(years).entrySet()) {
                rows.add(answers(server, reader, query.getKey(), query.getValue(), years.passages()));
            }
            stage.remark("reports: plan of the lists of all queues in 400 days: " + years.plan());
            rows.add(Export.of(server, reader.token(), Organisation.PATH + "reports/legs/" + lastYear(), stage)
                    .row("reports: export of a year"));
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

    /** A report reads the lists of days as well, but not as fast. */
    private static double untilJoined(TwoYears years) throws Exception {
        long begun = System.nanoTime();
        for (int second = 0; second < MOST_MINUTES * 60; second++) {
            String apart = years.id("""
                    select count(*) from passage_day join report_progress using (tenant_id)
                    where last_day is null and day < date_trunc('month', next_day)
                    """);
            if (apart.equals("0")) {
                return (System.nanoTime() - begun) / 1e9;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IllegalStateException("the months are not put together");
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

    private static String lastYear() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return "?from=" + today.minusDays(364) + "&to=" + today;
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
}
