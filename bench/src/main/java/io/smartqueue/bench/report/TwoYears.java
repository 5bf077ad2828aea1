package io.smartqueue.bench.report;

import io.smartqueue.bench.subject.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two years of passages at twenty sites with five queues each: the first year in figures, as retention leaves it, the
 * second one in rows. Inserted into the database directly.
 */
record TwoYears(Database database, int passages) {

    private static final int DAYS = 730;
    private static final int IN_ROWS = 365;

    /** Of the organisation that is there already: nineteen more sites, their queues, two counters for each queue. */
    void furnish() throws SQLException, IOException {
        database.run("""
                insert into site (id, tenant_id, name, slug, country, zone)
                select uuidv7(), id, 'Site ' || n, 'site' || n, 'SN', 'Africa/Dakar'
                from tenant, generate_series(2, 20) n where tenant.slug = 'bench'
                """, """
                insert into service (id, tenant_id, name, code, expected_minutes)
                select uuidv7(), id, 'Service ' || n, 'S' || n, 5
                from tenant, generate_series(1, 5) n where tenant.slug = 'bench'
                """, """
                insert into queue (id, tenant_id, site_id, service_id, name, slug, ordering, status)
                select uuidv7(), site.tenant_id, site.id, service.id, site.name || ' ' || code, 'q-' || lower(code),
                       'fifo', 'active'
                from site join service using (tenant_id) join tenant on tenant.id = tenant_id
                where tenant.slug = 'bench' and code like 'S_'
                """, """
                with person as (
                    insert into account (id, email, name, password_hash)
                    select uuidv7(), 'r' || n || '@bench.example', 'R' || n, '' from generate_series(1, 200) n
                    returning id, name
                )
                insert into membership (id, tenant_id, account_id, role, public_name)
                select uuidv7(), tenant.id, person.id, 'agent', person.name
                from person, tenant where tenant.slug = 'bench'
                """, """
                insert into counter (id, tenant_id, site_id, name)
                select uuidv7(), site.tenant_id, site.id, 'Counter ' || n
                from site join tenant on tenant.id = tenant_id, generate_series(1, 10) n where tenant.slug = 'bench'
                """, """
                insert into report_settings (tenant_id, agents_named)
                select id, true from tenant where slug = 'bench'
                """);
    }

    /** All in one transaction, so that no day is kept half. */
    void pass() throws SQLException, IOException {
        try (Connection connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql :
                    List.of("set local session_replication_role = replica", PASSAGE, FIGURES, VISITS, LEGS, SESSIONS)) {
                statement.execute(sql.replace("PASSAGES", Integer.toString(passages))
                        .replace("DAYS", Integer.toString(DAYS))
                        .replace("IN_ROWS", Integer.toString(IN_ROWS)));
            }
            connection.commit();
        }
        database.run("vacuum (analyze) visit, leg, day_figures, counter_session");
    }

    // Ten hours a day, more at ten and less on Saturdays; waits and services by the number of the passage.
    private static final String PASSAGE = """
            create temp table passage on commit drop as
            with line as (
                select array_agg(queue.id order by queue.id) as queues, array_agg(site_id order by queue.id) as sites
                from queue join tenant on tenant.id = tenant_id
                where tenant.slug = 'bench' and queue.slug like 'q-s%'
            ), seat as (
                select site_id, array_agg(counter.id order by counter.id) as counters
                from counter join tenant on tenant.id = tenant_id
                where tenant.slug = 'bench' and counter.name like 'Counter %' group by site_id
            ), person as (
                select array_agg(membership.id order by membership.id) as agents
                from membership join tenant on tenant.id = tenant_id
                where tenant.slug = 'bench' and public_name like 'R%'
            ), raw as (
                select n, n::bigint * DAYS / PASSAGES as day, (n::bigint * 7919) % 100 as q,
                       (n::bigint * 104729) % 36000 as second,
                       (n::bigint * 1299709) % 100 as luck
                from generate_series(0, PASSAGES - 1) n
            )
            select (select id from tenant where slug = 'bench') as tenant_id, n, queues[q + 1] as queue_id,
                   sites[q + 1] as site_id, counters[luck % 10 + 1] as counter_id,
                   agents[(q / 5 * 10 + luck % 10)::integer % 200 + 1] as agent_id,
                   date_trunc('day', now()) - (DAYS - 1 - day) * interval '1 day' + interval '8 hours'
                       + second * interval '1 s' as joined_at,
                   (60 + (n::bigint * 31) % 2400)::integer as wait, (10 + n % 90)::integer as walk,
                   (120 + (n::bigint * 17) % 900)::integer as service,
                   case when luck < 90 then 'completed' when luck < 95 then 'no_show' else 'cancelled' end as state,
                   (array['web', 'qr', 'kiosk', 'api'])[luck % 4 + 1] as entry,
                   (array['normal', 'normal', 'high', 'vip'])[n % 4 + 1] as priority, day
            from raw, line, person, seat
            where seat.site_id = sites[q + 1]
              and date_trunc('day', now()) - (DAYS - 1 - day) * interval '1 day' + interval '20 hours' < now()
            """;

    private static final String FIGURES = """
            insert into day_figures (tenant_id, queue_id, counter_id, state, was_served, ended_on, visits, ended_at,
                waits, walks, services, joined_at, agents, outcomes, entries, priorities)
            select tenant_id, queue_id, counter_id, state, state = 'completed', ended_at::date, array_agg(n::bigint),
                   array_agg(ended_at), array_agg(wait), array_agg(walk), array_agg(service), array_agg(joined_at),
                   array_agg(agent_id), array_agg(null::text), array_agg(entry), array_agg(priority)
            from (
                select *, joined_at + (wait + walk + service) * interval '1 s' as ended_at
                from passage where day < DAYS - IN_ROWS
            ) passage
            group by tenant_id, queue_id, counter_id, state, ended_at::date
            """;

    private static final String VISITS = """
            insert into visit (id, tenant_id, site_id, language, channel, priority, series, service_day, sequence,
                number, public_token, joined_at, ended_at)
            select md5('v' || n)::uuid, tenant_id, site_id, 'fr', entry, priority, 'S', joined_at::date, n, 'S' || n,
                   'token' || n, joined_at, joined_at + (wait + walk + service) * interval '1 s'
            from passage where day >= DAYS - IN_ROWS
            """;

    private static final String LEGS = """
            insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, called_at,
                started_at, ended_at, moved_at, agent_id, counter_id)
            select md5('l' || n)::uuid, tenant_id, md5('v' || n)::uuid, 1, queue_id, state, joined_at, joined_at,
                   case when state <> 'cancelled' then joined_at + wait * interval '1 s' end,
                   case when state = 'completed' then joined_at + (wait + walk) * interval '1 s' end,
                   joined_at + (wait + walk + service) * interval '1 s', joined_at,
                   case when state <> 'cancelled' then agent_id end, case when state <> 'cancelled' then counter_id end
            from passage where day >= DAYS - IN_ROWS
            """;

    private static final String SESSIONS = """
            insert into counter_session (id, tenant_id, counter_id, agent_id, status, opened_at, closed_at,
                closed_because, pauses)
            select gen_random_uuid(), tenant_id, counter_id, (array_agg(agent_id))[1], 'available',
                   joined_at::date + time '08:00', joined_at::date + time '19:00', 'agent',
                   array[joined_at::date + time '12:00', joined_at::date + time '13:00']
            from passage where day >= DAYS - IN_ROWS group by tenant_id, counter_id, joined_at::date
            """;

    String id(String sql) throws SQLException, IOException {
        try (Connection connection = database.asSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** How PostgreSQL finds what a report about 400 days reads, as the application. */
    String plan() throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        String tenant = id("select id from tenant where slug = 'bench'");
        try (Connection connection = database.asApplication();
                var statement = connection.createStatement()) {
            statement.execute("set app.tenant_id = '" + tenant + "'");
            try (var row = statement.executeQuery("""
                    explain (analyze, costs off, timing off, buffers)
                    select queue_id, day, passages from passage_day
                    where queue_id = any((select array_agg(id) from queue)::uuid[])
                      and day between current_date - 432 and current_date + 1
                      and coalesce(last_day, day) >= current_date - 401
                    """)) {
                while (row.next()) {
                    String line = row.getString(1).strip();
                    if (line.contains("Scan") || line.startsWith("Buffers") || line.startsWith("Execution")) {
                        lines.add(line);
                    }
                }
            }
        }
        return String.join("; ", lines);
    }
}
