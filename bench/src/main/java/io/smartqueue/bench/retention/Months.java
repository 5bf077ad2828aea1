package io.smartqueue.bench.retention;

import io.smartqueue.bench.subject.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Months of thirty days that have passed, inserted into the database directly, the last of which ends now. Names,
 * phones and words carry the number of their month.
 */
final class Months implements AutoCloseable {

    static final Duration LENGTH = Duration.ofDays(30);

    /** @param stats addresses of the statistics of its site, queues and counters */
    record Bank(String slug, String token, List<String> stats) {}

    private final Connection connection;
    private final Instant end;
    private final int months;

    Months(Database database, Instant end, int months) throws SQLException, IOException {
        this.connection = database.asSuperuser();
        this.end = end;
        this.months = months;
    }

    Instant end(int month) {
        return end.minus(LENGTH.multipliedBy(months - month));
    }

    /** With a site, two queues, two counters that serve both, and an administrator who is signed in. */
    Bank open(String slug) throws SQLException {
        String token = "sq_" + slug;
        run("""
                with bank as (
                    insert into tenant (id, slug, name, country, zone, language)
                    values (uuidv7(), ?, 'Bench', 'SN', 'Africa/Dakar', 'fr') returning id, slug
                ), place as (
                    insert into site (id, tenant_id, name, slug, country, zone)
                    select uuidv7(), id, 'Hall', 'hall', 'SN', 'Africa/Dakar' from bank returning id, tenant_id
                ), offered as (
                    insert into service (id, tenant_id, name, code, expected_minutes)
                    select uuidv7(), tenant_id, code, code, 5 from place, unnest(array['A', 'B']) code
                    returning id, code
                ), line as (
                    insert into queue (id, tenant_id, site_id, service_id, name, slug, ordering, status)
                    select uuidv7(), tenant_id, place.id, offered.id, code, lower(code), 'fifo', 'active'
                    from place, offered
                ), desk as (
                    insert into counter (id, tenant_id, site_id, name)
                    select uuidv7(), tenant_id, place.id, number::text from place, generate_series(1, 2) number
                ), person as (
                    insert into account (id, email, name, password_hash)
                    select uuidv7(), 'admin@' || slug || '.example', 'Admin', '' from bank returning id
                ), member as (
                    insert into membership (id, tenant_id, account_id, role, public_name)
                    select uuidv7(), bank.id, person.id, 'admin', 'Admin' from bank, person
                )
                insert into access_token (token_hash, id, account_id, expires_at)
                select sha256(convert_to(?, 'UTF8')), gen_random_uuid(), id, now() + interval '1 day' from person
                """, slug, token);
        List<String> stats = texts("""
                select '/api/v1/tenants/' || slug || '/' || path || '/stats/days/'
                from tenant, lateral (
                    select 'sites/' || id from site where tenant_id = tenant.id
                    union all select 'queues/' || id from queue where tenant_id = tenant.id
                    union all select 'counters/' || id from counter where tenant_id = tenant.id
                ) one (path)
                where slug = '%s'
                """.formatted(slug));
        return new Bank(slug, token, stats);
    }

    /** So many visits a day in each bank; one in nine did not come, one in seven goes on to the other queue. */
    void pass(int month, int visitsADay) throws SQLException {
        run("""
                with visited as materialized (
                    select uuidv7() as id, queue.tenant_id, queue.site_id, queue.id as queue_id, service.code,
                           counters[1 + n % 2] as counter_id, n,
                           (select other.id from queue other
                            where other.site_id = queue.site_id and other.id <> queue.id and n % 7 = 0) as next_queue,
                           begins + (8 * 3600 * n / ?) * interval '1 s' as at,
                           'Awa M' || lpad(month::text, 2, '0') as name,
                           '+22177' || lpad(month::text, 2, '0') || lpad(n::text, 5, '0') as phone,
                           n % 9 = 0 as stayed_away, (n * 37 % 3600 + 5) * interval '1 s' as wait,
                           (n * 13 % 90) * interval '1 s' as walk, (n * 41 % 1700 + 20) * interval '1 s' as service
                    from (select ?::integer as month, ?::timestamptz as started) this
                    cross join generate_series(0, 29) day
                    cross join lateral (select started + day * interval '1 day' as begins) days
                    cross join generate_series(1, ?) n
                    join service on service.code = case when n % 3 = 0 then 'B' else 'A' end
                    join queue on queue.service_id = service.id
                    join tenant on tenant.id = queue.tenant_id and tenant.slug like 'bench-%'
                    cross join lateral (
                        select array_agg(counter.id) as counters from counter where counter.site_id = queue.site_id
                    ) desks
                ), visits as (
                    insert into visit (id, tenant_id, site_id, customer_name, customer_phone, language, channel,
                        priority, series, service_day, sequence, number, public_token, joined_at, ended_at)
                    select id, tenant_id, site_id, name, phone, 'fr', 'kiosk', 'normal', code,
                           (at at time zone 'UTC')::date, n, code || lpad(n::text, 3, '0'), id::text, at,
                           at + wait + walk + service * 2
                    from visited
                ), passage as materialized (
                    select *, 1 as number, queue_id as queue, at as joined,
                           case when stayed_away then 'no_show' when next_queue is not null then 'completed'
                               else 'completed' end as state
                    from visited
                    union all
                    select *, 2, next_queue, at + wait + walk + service, 'completed' from visited
                    where next_queue is not null and not stayed_away
                ), legs as (
                    insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, moved_at,
                        called_at, started_at, ended_at, call_count, counter_id, is_current)
                    select uuidv7(), tenant_id, id, number, queue, state, joined, joined, joined, joined + wait,
                           case when not stayed_away then joined + wait + walk end, joined + wait + walk + service, 1,
                           counter_id, number = 2 or next_queue is null or stayed_away
                    from passage
                    returning id, tenant_id, visit_id, queue_id, ended_at
                ), history as (
                    insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type,
                        to_state, at)
                    select tenant_id, visit_id, id, queue_id, 'A001', type, 'system', 'waiting', ended_at
                    from legs, unnest(array['created', 'called', 'started', 'completed']) type
                ), links as (
                    insert into public_link (token, tenant_id, visit_id) select id::text, tenant_id, id from visited
                ), messages as (
                    insert into notification (id, tenant_id, channel, event, visit_id, recipient, body, status, lane,
                        look_at, expires_at, created_at)
                    select uuidv7(), tenant_id, 'sms', event, id, phone, 'Bonjour ' || name || ', votre ticket.',
                           'failed', 1, at, at, at
                    from visited, unnest(array['ticket_created', 'ticket_called']) event
                    returning id, tenant_id, created_at
                )
                insert into notification_event (tenant_id, notification_id, at, type, attempt)
                select tenant_id, id, created_at, type, 1 from messages, unnest(array['attempt', 'failed']) type
                """, visitsADay, month, end(month - 1).atOffset(ZoneOffset.UTC), visitsADay);
    }

    /** As if the month had just ended: what was older then than these days is older now by the months since. */
    void keep(int month, int visits, int messages, int events) throws SQLException {
        int since = (months - month) * (int) LENGTH.toDays();
        run("""
                insert into retention (tenant_id, visits_days, messages_days, events_days)
                select id, ?, ?, ? from tenant where slug like 'bench-%'
                on conflict (tenant_id) do update set visits_days = excluded.visits_days,
                    messages_days = excluded.messages_days, events_days = excluded.events_days
                """, visits + since, messages + since, events + since);
    }

    /** Does what autovacuum would do. */
    void settle() throws SQLException {
        run("vacuum (analyze)");
        run("checkpoint");
    }

    double megabytes() throws SQLException {
        return number("select pg_database_size(current_database())") / 1e6;
    }

    long count(String table) throws SQLException {
        return number("select count(*) from " + table);
    }

    double megabytesOf(String table) throws SQLException {
        return number("select pg_total_relation_size('" + table + "')") / 1e6;
    }

    /** Looks at every column of every table, as a dump would show it. */
    List<String> tablesThatTellOfMonthsUpTo(int last) throws SQLException {
        String months =
                IntStream.rangeClosed(1, last).mapToObj("%02d"::formatted).collect(Collectors.joining("|"));
        List<String> telling = new ArrayList<>();
        for (String table : texts("select tablename from pg_tables where schemaname = 'public' order by 1")) {
            if (number("select count(*) from %s one where one::text ~ 'Awa M(%s)|[+]221 ?77(%s)'"
                            .formatted(table, months, months))
                    > 0) {
                telling.add(table);
            }
        }
        return telling;
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).getFirst());
    }

    private List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
