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
                insert into access_token (token_hash, account_id, expires_at)
                select sha256(convert_to(?, 'UTF8')), id, now() + interval '1 day' from person
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
