package io.smartqueue.bench.wait;

import io.smartqueue.bench.subject.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A month of announcements in twenty queues, and organisations at rest, inserted into the database directly. */
record AnnouncedMonth(Database database, int tickets) {

    private static final int STILL_WAITING = 5_000;

    /** What was announced, and its sums as the server keeps them: ten hours a day, three channels. */
    void pass() throws SQLException, IOException {
        database.run(
                """
                insert into queue (id, tenant_id, site_id, service_id, name, slug, ordering, status)
                select uuidv7(), tenant_id, site_id, service_id, 'More ' || n, 'more' || n, 'fifo', 'active'
                from (
                    select queue.* from queue join tenant on tenant.id = tenant_id where tenant.slug = 'bench' limit 1
                ) one, generate_series(2, 20) n
                """,
                """
                insert into announcement (tenant_id, visit_id, leg_id, queue_id, announced_at, occasion, basis,
                    middle_minutes, upper_minutes, earlier_minutes, last_to_enter_minutes, queue_length_minutes,
                    outcome, waited_seconds)
                select tenant_id, uuidv7(), uuidv7(), queue.id,
                       now() - (n * 30.0 * 86400 / %1$d) * interval '1 s', 'created', 'learned', n %% 70,
                       n %% 70 + 8, 20, 15, 14, case when n > %2$d then 'called' end, case when n > %2$d then 700 end
                from (
                    select queue.id, tenant_id, row_number() over (order by queue.id) as place
                    from queue join tenant on tenant.id = tenant_id where tenant.slug = 'bench'
                ) queue join generate_series(1, %1$d) n on n %% 20 = place - 1
                """.formatted(tickets, Math.min(STILL_WAITING, tickets / 2)),
                """
                insert into accuracy_hour (tenant_id, day, queue_id, hour, horizon, channel, method, cases, visits,
                    censored, absolute, bias, under, pinball)
                select tenant_id, current_date - day, queue.id, hour, horizon, channel, method, cases, cases,
                       cases / 20, cases * 4.0, cases * 0.3, cases * 15 / 100, cases * 1.4
                from queue join tenant on tenant.id = tenant_id and tenant.slug = 'bench',
                     generate_series(0, 29) day, generate_series(8, 17) hour,
                     unnest(array['0-10', '10-30', '30-60', '60+']) horizon,
                     unnest(array['web', 'kiosk', 'sms']) channel,
                     unnest(array['ours', 'earlier', 'last_to_enter', 'queue_length']) method,
                     (select %d / (20 * 30 * 10 * 4 * 3) as cases) each
                on conflict do nothing
                """.formatted(tickets),
                """
                insert into accuracy_day (tenant_id, day, queue_id, horizon, channel, method, cases, visits, censored,
                    absolute, bias, under, pinball)
                select tenant_id, day, queue_id, horizon, channel, method, sum(cases), sum(visits), sum(censored),
                       sum(absolute), sum(bias), sum(under), sum(pinball)
                from accuracy_hour group by tenant_id, day, queue_id, horizon, channel, method
                on conflict do nothing
                """,
                "vacuum (analyze) announcement, accuracy_hour, accuracy_day, queue");
    }

    /** How PostgreSQL finds what an answer reads, as the application: the conditions of {@code AccuracyReader}. */
    List<String> plans() throws SQLException, IOException {
        List<String> plans = new ArrayList<>();
        for (Map.Entry<String, String> asked : Map.of(
                        "days",
                        "accuracy_day where day between current_date - 29 and current_date",
                        "days by one channel",
                        "accuracy_day where day between current_date - 29 and current_date and channel = 'web'",
                        "one hour by one channel",
                        """
                        accuracy_hour where day = any(array(select current_date - n from generate_series(0, 29) n))
                            and hour = 9 and channel = 'web'
                        """)
                .entrySet()) {
            plans.add("served-waits: plan of the sums of " + asked.getKey() + ": "
                    + plan("""
                    select method, horizon, sum(cases), sum(censored), sum(absolute), sum(bias), sum(under),
                           sum(pinball)
                    from %s and queue_id = any((select array_agg(id) from queue)::uuid[])
                    group by method, horizon
                    """.formatted(asked.getValue())));
        }
        plans.add("served-waits: plan of those who still wait: " + plan("""
                select said.queue_id, count(*),
                       date_bin('15 minutes', said.announced_at, timestamptz 'epoch') as quarter
                from announcement said
                join (select id, date_trunc('day', now()) - interval '29 days' as begins, now() as ends from queue)
                    as place (queue, begins, ends) on place.queue = said.queue_id
                where said.outcome is null and said.announced_at >= begins and said.announced_at < ends
                  and said.middle_minutes >= 0 and said.middle_minutes < 1000
                group by said.queue_id, quarter
                """));
        return plans;
    }

    private String plan(String sql) throws SQLException, IOException {
        String tenant;
        try (Connection connection = database.asSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select id::text from tenant where slug = 'bench'")) {
            row.next();
            tenant = row.getString(1);
        }
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.asApplication();
                var statement = connection.createStatement()) {
            statement.execute("set app.tenant_id = '" + tenant + "'");
            try (var row = statement.executeQuery("explain (analyze, costs off, timing off) " + sql)) {
                while (row.next()) {
                    String line = row.getString(1).strip();
                    if (line.contains("Scan") || line.startsWith("Execution")) {
                        lines.add(line);
                    }
                }
            }
        }
        return String.join("; ", lines);
    }

    /** Organisations of one site with twenty queues, in each of which one person waits. */
    void rest() throws SQLException, IOException {
        database.run("""
                with bank as (
                    insert into tenant (id, slug, name, country, zone, language)
                    select uuidv7(), 'rest-' || n, 'Rest', 'SN', 'Africa/Dakar', 'fr' from generate_series(1, 200) n
                    returning id
                ), place as (
                    insert into site (id, tenant_id, name, slug, country, zone)
                    select uuidv7(), id, 'Hall', 'hall', 'SN', 'Africa/Dakar' from bank returning id, tenant_id
                ), offered as (
                    insert into service (id, tenant_id, name, code, sla_seconds, expected_minutes)
                    select uuidv7(), tenant_id, 'Service', 'S', 7200, 5 from place returning id, tenant_id
                ), screen as (
                    insert into device (id, tenant_id, site_id, kind, name, languages, voice, created_at, paired_at,
                        last_seen_at)
                    select uuidv7(), tenant_id, id, 'display', 'Hall', '{fr}', true, now(), now(), now() from place
                ), line as (
                    insert into queue (id, tenant_id, site_id, service_id, name, slug, ordering, status)
                    select uuidv7(), tenant_id, place.id, offered.id, 'Queue ' || n, 'q' || n, 'fifo', 'active'
                    from place join offered using (tenant_id), generate_series(1, 20) n
                    returning id, tenant_id, site_id
                ), person as materialized (
                    select line.*, uuidv7() as visit_id, row_number() over (partition by tenant_id) as n from line
                ), visited as (
                    insert into visit (id, tenant_id, site_id, language, channel, priority, series, service_day,
                        sequence, number, public_token, joined_at)
                    select visit_id, tenant_id, site_id, 'fr', 'api', 'normal', 'S', current_date, n,
                           'S' || lpad(n::text, 3, '0'), visit_id::text, now()
                    from person
                )
                insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, moved_at)
                select uuidv7(), tenant_id, visit_id, 1, id, 'waiting', now(), now(), now() from person
                """, "vacuum (analyze) visit, leg, queue");
    }
}
