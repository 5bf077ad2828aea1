package io.smartqueue.bench.subject;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An organisation for one measurement, of any size, inserted into the database directly. Its customers have no phone,
 * so nothing is sent.
 */
public final class Organisation implements AutoCloseable {

    public static final String PATH = "/api/v1/tenants/bench/";

    private static final int AT_ONCE = 100_000;

    private static final String PAST = """
        with place as (
            select ?::uuid as agent_id, tenant_id, site_id, id as queue_id from queue where id = ?
        ), old as materialized (
            select place.*, i, uuidv7(yesterday - now()) as visit_id, uuidv7(yesterday - now()) as leg_id,
                   uuidv7(yesterday - now()) as message_id, (
                       select counter_id from counter_session where agent_id = place.agent_id limit 1
                   ) as counter_id, yesterday as joined_at
            from place, generate_series(?::integer, ?::integer) i cross join lateral (
                select now() - interval '1 day' - (?::integer - i) * interval '30 seconds' as yesterday
            ) instant
        ), visitor as (
            insert into customer (id, tenant_id, first_name, last_name, language)
            select visit_id, tenant_id, 'Awa', 'Ndiaye ' || i, 'fr' from old where i % 10 = 0
        ), visited as (
            insert into visit (id, tenant_id, site_id, customer_id, language, channel, priority, series,
                service_day, sequence, number, public_token, joined_at, ended_at)
            select visit_id, tenant_id, site_id, case when i % 10 = 0 then visit_id end, 'fr', 'api', 'normal',
                'A', joined_at::date, i, 'A' || i, replace(visit_id::text, '-', ''), joined_at,
                joined_at + interval '20 minutes'
            from old
        ), passed as (
            insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, called_at,
                started_at, ended_at, moved_at, agent_id, counter_id)
            select leg_id, tenant_id, visit_id, 1, queue_id, 'completed', joined_at, joined_at,
                joined_at + interval '10 minutes', joined_at + interval '11 minutes',
                joined_at + interval '20 minutes', joined_at + interval '20 minutes', agent_id, counter_id
            from old
        ), told as (
            insert into notification (id, tenant_id, channel, event, recipient, body, status, lane, look_at,
                expires_at, created_at, visit_id, leg_id, provider_id, sent_at)
            select message_id, tenant_id, 'sms', 'ticket_called', '+221770000000', 'A' || i, 'delivered', 0,
                joined_at, joined_at, joined_at, visit_id, leg_id, message_id::text, joined_at
            from old
        )
        insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type, actor_id,
            counter_id, to_state, at)
        select tenant_id, visit_id, leg_id, queue_id, 'A' || i, type, 'staff', agent_id, counter_id, to_state,
            joined_at + after * interval '5 minutes'
        from old cross join (values
            ('created', 'waiting', 0), ('called', 'called', 1), ('started', 'serving', 2), ('closed', 'completed', 3)
        ) step (type, to_state, after)
        """;

    /** An agent at a counter that serves one queue, signed in. */
    public record AgentSession(UUID agent, UUID queue, String token) {}

    private final Connection connection;
    private int sessions;

    private Organisation(Connection connection) {
        this.connection = connection;
    }

    public static Organisation in(Database database) throws SQLException, IOException {
        Organisation organisation = new Organisation(database.asSuperuser());
        organisation.run("""
            insert into tenant (id, slug, name, country, zone, language)
            values (uuidv7(), 'bench', 'Bench', 'SN', 'Africa/Dakar', 'fr')
            """);
        return organisation;
    }

    /** For agents and people of an organisation that exists. */
    public static Organisation existing(Database database) throws SQLException, IOException {
        return new Organisation(database.asSuperuser());
    }

    public UUID site(String slug) throws SQLException {
        UUID id = UUID.randomUUID();
        run("""
            insert into site (id, tenant_id, name, slug, country, zone)
            select ?, id, ?, ?, country, zone from tenant where slug = 'bench'
            """, id, slug, slug);
        return id;
    }

    /** @param code of the service, whose first letter is the series */
    public UUID queue(UUID site, String code) throws SQLException {
        UUID id = UUID.randomUUID();
        run("""
            with place as (
                select tenant_id, id as site_id, ? as code from site where id = ?
            ), offered as (
                insert into service (id, tenant_id, name, code, expected_minutes)
                select uuidv7(), tenant_id, code, code, 5 from place
                on conflict (tenant_id, code) do update set name = excluded.name
                returning id
            )
            insert into queue (id, tenant_id, site_id, service_id, name, slug, ordering, status)
            select ?, tenant_id, site_id, offered.id, code, lower(code), 'fifo', 'active' from place, offered
            """, code, site, id);
        return id;
    }

    public AgentSession agentSession(UUID queue) throws SQLException {
        String name = "Agent " + ++sessions;
        AgentSession session = new AgentSession(UUID.randomUUID(), queue, "sq_" + UUID.randomUUID());
        run("""
            with place as (
                select tenant_id, site_id, id as queue_id, ? as name from queue where id = ?
            ), person as (
                insert into account (id, email, name, password_hash)
                select uuidv7(), replace(lower(name), ' ', '') || '@bench.example', name, '' from place
                returning id
            ), member as (
                insert into membership (id, tenant_id, account_id, role, public_name)
                select ?, tenant_id, person.id, 'agent', place.name from place, person
                returning id
            ), desk as (
                insert into counter (id, tenant_id, site_id, name)
                select uuidv7(), tenant_id, site_id, name from place
                returning id
            ), served as (
                insert into counter_queue (tenant_id, counter_id, queue_id)
                select tenant_id, desk.id, queue_id from place, desk
            ), session as (
                insert into counter_session (id, tenant_id, counter_id, agent_id, status, opened_at)
                select uuidv7(), tenant_id, desk.id, member.id, 'available', now() from place, desk, member
            )
            insert into access_token (token_hash, id, account_id, expires_at)
            select sha256(convert_to(?, 'UTF8')), gen_random_uuid(), id, now() + interval '1 day' from person
            """, name, queue, session.agent, session.token);
        return session;
    }

    /** Inserts tickets as if they had been taken one after the other until now. */
    public void letWait(UUID queue, int people) throws SQLException {
        run("""
            with series as (
                insert into number_series (tenant_id, site_id, series, service_day, last_sequence)
                select queue.tenant_id, site_id, left(code, 1), (now() at time zone 'Africa/Dakar')::date, ?
                from queue join service on service.id = service_id where queue.id = ?
                on conflict (tenant_id, site_id, series, service_day)
                    do update set last_sequence = number_series.last_sequence + excluded.last_sequence
                returning *
            ), person as materialized (
                select series.*, ?::uuid as queue_id, uuidv7() as visit_id, uuidv7() as leg_id,
                       last_sequence - behind as sequence,
                       series || lpad((last_sequence - behind)::text, 6, '0') as number,
                       left(replace(gen_random_uuid()::text, '-', ''), 16) as token,
                       now() - behind * interval '1 ms' as joined_at
                from series, generate_series(? - 1, 0, -1) as behind
            ), new_visit as (
                insert into visit (id, tenant_id, site_id, language, channel, priority, series, service_day,
                    sequence, number, public_token, joined_at)
                select visit_id, tenant_id, site_id, 'fr', 'api', 'normal', series, service_day, sequence, number,
                       token, joined_at
                from person
            ), new_leg as (
                insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, moved_at)
                select leg_id, tenant_id, visit_id, 1, queue_id, 'waiting', joined_at, joined_at, joined_at
                from person
            ), link as (
                insert into public_link (token, tenant_id, visit_id) select token, tenant_id, visit_id from person
            )
            insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type, to_state, at)
            select tenant_id, visit_id, leg_id, queue_id, number, 'created', 'system', 'waiting', joined_at
            from person
            """, people, queue, queue, people);
    }

    /** Makes a queue call by priority: each tenth of those who wait now has a high one. */
    public void prioritise(UUID queue) throws SQLException {
        run("update queue set ordering = 'priority' where id = ?", queue);
        run("""
            with high as (
                update visit set priority = 'high' from leg
                where leg.visit_id = visit.id and queue_id = ? and sequence % 10 = 0 returning leg.id
            )
            update leg set due_at = due_at - interval '20 minutes' from high where high.id = leg.id
            """, queue);
    }

    /** Ids of tickets from the middle of a line. */
    public List<UUID> inTheMiddle(UUID queue, int most) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
            select visit_id from leg where queue_id = ? and state = 'waiting' order by due_at, id
            offset (select count(*) / 2 - least(count(*), ?) / 2 from leg where queue_id = ? and state = 'waiting')
            limit ?
            """)) {
            statement.setObject(1, queue);
            statement.setInt(2, most);
            statement.setObject(3, queue);
            statement.setInt(4, most);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    /** Inserts visits that ended before today, with what they left behind. Each tenth is of a customer who is known. */
    public void remember(AgentSession agent, int visits) throws SQLException {
        run("set session_replication_role = replica");
        for (int from = 1; from <= visits; from += AT_ONCE) {
            run(PAST, agent.agent, agent.queue, from, Math.min(visits, from + AT_ONCE - 1), visits);
        }
        run("reset session_replication_role");
        run("vacuum (analyze) customer, notification, notification_event");
        settle();
    }

    public void letPostpone(UUID queue, int most) throws SQLException {
        run("update queue set max_postponements = ? where id = ?", most, queue);
    }

    public void promote(AgentSession agent) throws SQLException {
        run("update membership set role = 'manager' where id = ?", agent.agent);
    }

    /** Lets tickets that were postponed often be postponed again. */
    public void forgetPostponements(UUID queue) throws SQLException {
        run("update leg set postponements = 0 where queue_id = ? and postponements > 0", queue);
    }

    /** Public tokens of waiting tickets. */
    public List<String> tokens(UUID queue, int most) throws SQLException {
        List<String> tokens = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
            select public_token from visit join leg on visit_id = visit.id
            where queue_id = ? and state = 'waiting' order by leg.due_at desc limit ?
            """)) {
            statement.setObject(1, queue);
            statement.setInt(2, most);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    tokens.add(rows.getString(1));
                }
            }
        }
        return tokens;
    }

    /** Inserts many events for one waiting ticket. */
    public void rumour(UUID queue, int events) throws SQLException {
        run("""
            insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type, to_state, at)
            select visit.tenant_id, visit_id, leg.id, queue_id, number, 'recalled', 'system', 'waiting', now()
            from (select * from leg where queue_id = ? limit 1) leg join visit on visit.id = visit_id,
                 generate_series(1, ?)
            """, queue, events);
    }

    /** Does what autovacuum would do after so many new rows. */
    public void settle() throws SQLException {
        run("vacuum (analyze) visit, leg, ticket_event, public_link");
    }

    /** The number that a query returns. */
    public long count(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
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
