package io.smartqueue.queue.order;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.order.Line.Place;
import io.smartqueue.queue.order.LineBook.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the lines of the current organisation: whole, or what has changed since a snapshot. Each change of a line
 * writes an event with its transaction, so what is new are the events of transactions that the snapshot did not see.
 */
@Component
class LineReader {

    /** With more events than this, the lines are read whole. */
    private static final int MOST_CHANGES = 10_000;

    /** @param isOwn null for one that is read again because its reservation may have ended */
    private record Change(
            @Nullable UUID leg,
            @Nullable Boolean isOwn,
            @Nullable UUID queue,
            @Nullable Stands stands,
            Snapshot snapshot,
            int events) {}

    /** In line. */
    private record Stands(UUID queue, Place place, boolean isThere) {}

    private static final String COLUMNS = "queue_id, state, due_at, reserved_for, travel_minutes, almost_at";

    private final JdbcClient jdbc;

    LineReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // Each of the two states has an index of its own.
    /** @return another book, for this one question, if the transaction has changed lines itself */
    LineBook readAll(LineBook book) {
        var read = new LineBook();
        boolean[] hasWritten = {false};
        long begun = System.nanoTime();
        jdbc.sql("""
                        select pg_current_snapshot()::text as snapshot,
                               pg_current_xact_id_if_assigned()::text::bigint as own,
                               pg_postmaster_start_time()::text as started,
                               exists (
                                   select from ticket_event where tx = pg_current_xact_id_if_assigned()
                               ) as has_written,
                               leg.*
                        from (select) nothing left join (
                            select id, %1$s from leg where state = 'waiting'
                            union all
                            select id, %1$s from leg where state = 'remote'
                        ) leg on true
                        order by leg.due_at, leg.id
                        """.formatted(COLUMNS)).query((RowCallbackHandler) row -> {
            if (read.snapshot() == null) {
                read.know(snapshot(row, begun));
                hasWritten[0] = row.getBoolean("has_written");
            }
            UUID leg = row.getObject("id", UUID.class);
            Stands stands = stands(row, leg);
            if (stands != null) {
                read.put(stands.queue, stands.place, stands.isThere);
            }
        });
        if (!hasWritten[0]) {
            book.become(read);
        }
        return read;
    }

    // Four statements read the history: what began after the snapshot, the reader's own changes, what was open at the
    // snapshot, and what its reader did afterwards. Each uses its index, also while some transaction has been open for
    // long and while PostgreSQL has no statistics. Only a reader that has changed nothing reads reservations that may
    // have ended, because its own change might be rolled back. A reader that has changed lines tells the book what
    // others changed and does not move the snapshot: after a rollback its legs are as before, and are read again.
    void readChanges(LineBook book, Snapshot known) {
        long begun = System.nanoTime();
        List<Change> changes = jdbc.sql("""
                        with recent as materialized (
                            (select leg_id, tx from ticket_event
                             where tx >= pg_snapshot_xmax(cast(:known as pg_snapshot))
                               and tx < pg_snapshot_xmax(pg_current_snapshot())
                             order by tx, id
                             limit %1$d)
                            union all
                            (select leg_id, tx from ticket_event
                             where tx = pg_current_xact_id_if_assigned()
                               and tx >= pg_snapshot_xmax(pg_current_snapshot())
                             limit %1$d)
                            union all
                            (select leg_id, tx from ticket_event
                             where tx = any(array(select pg_snapshot_xip(cast(:known as pg_snapshot))))
                             limit %1$d)
                            union all
                            (select leg_id, tx from ticket_event where tx = cast(:own as xid8) limit %1$d)
                        ), changed as (
                            select leg_id, coalesce(bool_or(tx = pg_current_xact_id_if_assigned()), false) as is_own
                            from recent group by leg_id
                            union all
                            select reserved, null from unnest(cast(:reserved as uuid[])) reserved
                        )
                        select pg_current_snapshot()::text as snapshot,
                               pg_current_xact_id_if_assigned()::text::bigint as own,
                               pg_postmaster_start_time()::text as started,
                               (select count(*) from recent) as events,
                               leg_id, is_own, leg.*
                        from (select) nothing
                        left join changed on true
                        left join lateral (
                            select %2$s from leg where id = leg_id offset 0
                        ) leg on true
                        """.formatted(MOST_CHANGES, COLUMNS))
                .param("known", known.text())
                // With its type, because PostgreSQL parses and plans the statement anew each time that a type changes.
                .param("own", known.own() == null ? null : known.own().toString(), Types.VARCHAR)
                .param("reserved", book.reserved())
                .query((row, n) -> change(row, begun))
                .list();
        apply(changes, book, known);
    }

    // After a crash or a failover, transactions that were lost may have left their numbers to others.
    private void apply(List<Change> changes, LineBook book, Snapshot known) {
        Snapshot read = changes.getFirst().snapshot;
        if (changes.getFirst().events >= MOST_CHANGES || !read.started().equals(known.started())) {
            readAll(book);
            return;
        }
        boolean hasWritten = changes.stream().anyMatch(change -> Boolean.TRUE.equals(change.isOwn));
        changes.stream()
                .filter(change -> change.isOwn == null ? read.own() == null : !(hasWritten && change.isOwn))
                .forEach(change -> apply(change, book));
        if (!hasWritten) {
            book.know(read);
        }
    }

    private static void apply(Change change, LineBook book) {
        if (change.isOwn != null && change.queue != null) {
            book.change(change.queue);
        }
        Stands stands = change.stands;
        if (change.leg == null || stands != null && book.knows(stands.queue, stands.place, stands.isThere)) {
            return;
        }
        book.leave(change.leg);
        if (stands != null) {
            book.put(stands.queue, stands.place, stands.isThere);
        }
    }

    private static Change change(ResultSet row, long begun) throws SQLException {
        UUID leg = row.getObject("leg_id", UUID.class);
        return new Change(
                leg,
                row.getObject("is_own", Boolean.class),
                row.getObject("queue_id", UUID.class),
                stands(row, leg),
                snapshot(row, begun),
                row.getInt("events"));
    }

    private static @Nullable Stands stands(ResultSet row, UUID leg) throws SQLException {
        String state = row.getString("state");
        if (state == null || !TicketState.of(state).isInLine()) {
            return null;
        }
        var place = new Place(
                leg,
                ChronoUnit.MICROS.between(Instant.EPOCH, Times.instant(row, "due_at")),
                row.getObject("reserved_for", UUID.class),
                row.getInt("travel_minutes"),
                row.getTimestamp("almost_at") != null);
        return new Stands(row.getObject("queue_id", UUID.class), place, TicketState.of(state) == TicketState.WAITING);
    }

    private static Snapshot snapshot(ResultSet row, long begun) throws SQLException {
        return new Snapshot(
                row.getString("snapshot"), row.getObject("own", Long.class), row.getString("started"), begun);
    }
}
