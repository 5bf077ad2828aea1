package io.smartqueue.bench.floor;

import io.smartqueue.bench.subject.Database;
import io.smartqueue.bench.subject.Ids;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Tables with the rows that a line must make durable, of the shape that the product's had when this was written, and
 * with primary keys only: no foreign key, index, trigger or policy. Neither tables nor statements follow the product,
 * so that the figures of two versions can be compared.
 */
public final class Floor {

    /** A queue, and the series of its numbers. */
    public record Place(UUID series, UUID queue) {}

    /** Somebody who waits. */
    public record Waiting(UUID visit, UUID leg, UUID queue) {}

    /** Callers of one queue raise different rows. */
    static final int SLOTS = 8;

    private static final String TABLES = """
        create table floor.series (
            id uuid primary key, last_sequence integer not null, last_at timestamptz not null
        ) with (fillfactor = 20);
        create table floor.line_joined (
            queue_id uuid primary key, people bigint not null
        ) with (fillfactor = 20);
        create table floor.line_gone (
            queue_id uuid, slot integer, people bigint not null, primary key (queue_id, slot)
        ) with (fillfactor = 20);
        create table floor.visit (
            id uuid primary key, tenant_id uuid not null, site_id uuid not null, customer_id uuid, customer_name text,
            customer_phone text, language text not null, channel text not null, priority text not null,
            series text not null, service_day date not null, sequence integer not null, number text not null,
            public_token text not null, joined_at timestamptz not null, ended_at timestamptz
        );
        create table floor.leg (
            id uuid primary key, tenant_id uuid not null, visit_id uuid not null, passage integer not null,
            queue_id uuid not null, state text not null, due_at timestamptz not null,
            joined_at timestamptz not null, moved_at timestamptz not null, called_at timestamptz,
            started_at timestamptz, ended_at timestamptz, call_count integer not null default 0, agent_id uuid,
            counter_id uuid, outcome text
        ) with (fillfactor = 70);
        create table floor.event (
            id bigint generated always as identity primary key, tx xid8 not null default pg_current_xact_id(),
            tenant_id uuid not null, visit_id uuid not null, leg_id uuid not null, queue_id uuid not null,
            number text not null, type text not null, actor_type text not null, actor_id uuid, counter_id uuid,
            from_state text, to_state text not null, reason text, at timestamptz not null
        );
        create table floor.link (token text primary key, tenant_id uuid not null, visit_id uuid not null);
        create table floor.outbox (
            id uuid primary key, tenant_id uuid not null, channel text not null, event text not null,
            visit_id uuid, leg_id uuid, recipient text not null, body text not null, status text not null,
            look_at timestamptz not null, expires_at timestamptz not null, created_at timestamptz not null
        );
        """;

    private final Database database;
    private final UUID tenant = Ids.next();

    private Floor(Database database) {
        this.database = database;
    }

    public static Floor in(Database database) throws SQLException, IOException {
        database.run(
                "create schema floor",
                TABLES,
                "grant usage on schema floor to smartqueue_app",
                "grant select, insert, update on all tables in schema floor to smartqueue_app");
        return new Floor(database);
    }

    /** A queue with its own series of numbers. */
    public Place place() throws SQLException, IOException {
        UUID series = UUID.randomUUID();
        database.run("insert into floor.series values ('" + series + "', 0, now())");
        return placeOf(series);
    }

    /** Another queue with numbers of the same series. */
    public Place placeOf(UUID series) throws SQLException, IOException {
        UUID queue = UUID.randomUUID();
        database.run(
                "insert into floor.line_joined values ('" + queue + "', 0)",
                "insert into floor.line_gone select '" + queue + "', slot, 0 from generate_series(0, " + (SLOTS - 1)
                        + ") slot");
        return new Place(series, queue);
    }

    UUID tenant() {
        return tenant;
    }

    /** Removes all rows but the counters, and writes a checkpoint, as is done before a round of the product. */
    public void forget() throws SQLException, IOException {
        database.run("truncate floor.visit, floor.leg, floor.event, floor.link, floor.outbox", "checkpoint");
    }

    /** Inserts people who wait. */
    public ConcurrentLinkedQueue<Waiting> letWait(Place place, int people) throws SQLException, IOException {
        var all = new ConcurrentLinkedQueue<Waiting>();
        try (Connection connection = database.asSuperuser();
                PreparedStatement insert = connection.prepareStatement("""
                    insert into floor.leg
                        (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, moved_at)
                    values (?, ?, ?, 1, ?, 'waiting', now(), now(), now())
                    """)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < people; i++) {
                Waiting one = new Waiting(Ids.next(), Ids.next(), place.queue());
                insert.setObject(1, one.leg());
                insert.setObject(2, tenant);
                insert.setObject(3, one.visit());
                insert.setObject(4, one.queue());
                insert.addBatch();
                all.add(one);
            }
            insert.executeBatch();
            connection.commit();
        }
        database.run("vacuum (analyze) floor.leg");
        return all;
    }
}
