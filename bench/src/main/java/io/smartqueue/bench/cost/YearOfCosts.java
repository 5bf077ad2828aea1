package io.smartqueue.bench.cost;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.subject.Answers;
import io.smartqueue.bench.subject.Database;
import io.smartqueue.bench.subject.Export;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Organisation.AgentSession;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast the costs of a year with two million ledger entries are answered, and the newest entries. */
public final class YearOfCosts implements Measurement {

    private static final int ENTRIES = Reduced.to(2_000_000);
    private static final int ANSWERS = 40;

    @Override
    public String name() {
        return "costs";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (Server server = Server.start(stage.root(), stage.newFolder(), Map.of());
                Organisation organisation = Organisation.in(server.database())) {
            AgentSession reader = organisation.agentSession(organisation.queue(organisation.site("hall"), "A"));
            organisation.promote(reader);
            spend(server.database());
            stage.remark(server.database().inWords());
            List<Row> rows = rows(server, reader);
            rows.add(Export.of(server, reader.token(), Organisation.PATH + "ledger/" + year(), stage)
                    .row("costs: export of a year"));
            return rows;
        }
    }

    private static List<Row> rows(Server server, AgentSession reader) throws IOException {
        String year = year();
        String note = String.format(Locale.ROOT, "%,d entries in a year; five sites, ten services", ENTRIES);
        List<Row> rows = new ArrayList<>();
        try (Line line = new Line(server.port(), reader.token())) {
            for (String by : List.of("day", "channel", "event", "site", "service")) {
                String path = Organisation.PATH + "costs/" + year + "&currency=USD&by=" + by;
                rows.add(Answers.to(line, path, ANSWERS).row("costs: a year by " + by, note));
            }
            for (String filter : List.of("", "&channel=sms", "&event=ticket_called")) {
                String path = Organisation.PATH + "ledger/" + year + filter;
                rows.add(Answers.to(line, path, ANSWERS).row("costs: newest entries" + filter, note));
            }
        }
        return rows;
    }

    private static String year() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return "?from=" + today.minusDays(364) + "&to=" + today;
    }

    /** Inserted directly, with their sums as the server keeps them. */
    private static void spend(Database database) throws SQLException, IOException {
        database.run("""
                with site as (
                    select array_agg(gen_random_uuid()) as ids from generate_series(1, 5)
                ), service as (
                    select array_agg(gen_random_uuid()) as ids from generate_series(1, 10)
                )
                insert into ledger_entry (id, tenant_id, message_id, kind, at, day, channel, direction, event, site_id,
                    service_id, segments, amount, currency, by_sms)
                select uuidv7(), tenant.id, gen_random_uuid(), 'estimate', moment, moment::date,
                       (array['sms', 'whatsapp', 'email'])[1 + n %% 3], 'out',
                       (array['ticket_created', 'ticket_almost', 'ticket_called', 'custom'])[1 + n %% 4],
                       site.ids[1 + n %% 5], service.ids[1 + n %% 10], 1, 0.44, 'USD', 0.44
                from tenant, site, service, generate_series(1, %1$d) n,
                     lateral (select now() - n * (interval '364 days' / %1$d)) as sent (moment)
                where tenant.slug = 'bench'
                """.formatted(ENTRIES), """
                insert into cost_day (tenant_id, day, channel, direction, event, site_id, service_id, currency,
                    messages, segments, without_price, estimate, settled, by_sms, without_sms)
                select tenant_id, day, channel, direction, event, site_id, service_id, currency, count(*),
                       sum(segments), 0, sum(amount), null, sum(by_sms), 0
                from ledger_entry
                group by tenant_id, day, channel, direction, event, site_id, service_id, currency
                """, "vacuum (analyze) ledger_entry, cost_day");
    }
}
