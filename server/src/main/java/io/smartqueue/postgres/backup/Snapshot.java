package io.smartqueue.postgres.backup;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.postgres.DatabaseLogin;
import io.smartqueue.postgres.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Copies all tables as they were at one instant, in a transaction that only reads and blocks no writer. */
final class Snapshot {

    /** @param values what is read for the columns: the number of a transaction means nothing in another cluster */
    private record Source(String name, String columns, String values) {}

    private final JdbcClient sql;
    private final CopyManager copy;

    private Snapshot(Connection connection) throws SQLException {
        this.sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    static Manifest copy(DatabaseLogin owner, BackupWriter into, Progress progress) throws SQLException, IOException {
        try (Connection connection = owner.connect()) {
            var snapshot = new Snapshot(connection);
            List<Source> sources = snapshot.sources();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Manifest made = snapshot.copy(sources, into, progress);
            connection.rollback();
            return made;
        }
    }

    private Manifest copy(List<Source> sources, BackupWriter into, Progress progress) throws SQLException, IOException {
        // Before the first query, which takes the snapshot: a migration in between would hide rows from it.
        String all = sources.stream().map(Source::name).collect(Collectors.joining(", "));
        sql.sql("lock table " + all + " in access share mode").update();
        Instant at = madeAt();
        String version = version();
        sql.sql(Postgres.AS_ARCHIVIST).update();
        List<Manifest.Table> tables = new ArrayList<>();
        for (Source source : sources) {
            progress.at("copying " + source.name() + " (" + (tables.size() + 1) + " of " + sources.size() + ")");
            tables.add(into.table(source.name(), source.columns(), out -> copy.copyOut(statement(source), out)));
        }
        sql.sql("reset role").update();
        return new Manifest(Manifest.FORMAT, at, version, tables, sequences());
    }

    private static String statement(Source source) {
        return "copy (select " + source.values() + " from " + source.name() + ") to stdout";
    }

    /** The start of the transaction, which is before its snapshot. */
    private Instant madeAt() {
        return sql.sql("select now() as at")
                .query((row, n) -> Times.instant(row, "at"))
                .single();
    }

    private List<Source> sources() {
        List<Source> found = sql.sql("""
                        select quote_ident(relname) as name,
                               string_agg(quote_ident(attname), ', ' order by attnum) as columns,
                               string_agg(case when atttypid = 'xid8'::regtype then '''0''::xid8'
                                          else quote_ident(attname) end, ', ' order by attnum) as values
                        from pg_class join pg_attribute on attrelid = pg_class.oid
                        where relnamespace = current_schema()::regnamespace and relkind = 'r'
                          and relname <> 'flyway_schema_history'
                          and attnum > 0 and not attisdropped and attgenerated = ''
                        group by relname order by relname
                        """)
                .query((row, n) -> new Source(row.getString("name"), row.getString("columns"), row.getString("values")))
                .list();
        if (found.isEmpty()) {
            throw Refusal.conflict("nothing_to_back_up", "The database has no tables of SmartQueue yet.");
        }
        return found;
    }

    private String version() {
        return sql.sql("""
                        select version from flyway_schema_history where success and version is not null
                        order by installed_rank desc limit 1
                        """).query(String.class).single();
    }

    private List<Manifest.Sequence> sequences() {
        return sql.sql("""
                        select quote_ident(relname) as tab, attname as col, pg_sequence_last_value(
                                   pg_get_serial_sequence(quote_ident(relname), attname)::regclass) as last
                        from pg_class join pg_attribute on attrelid = pg_class.oid
                        where relnamespace = current_schema()::regnamespace and relkind = 'r'
                          and attnum > 0 and not attisdropped
                          and pg_sequence_last_value(
                                  pg_get_serial_sequence(quote_ident(relname), attname)::regclass) is not null
                        """)
                .query((row, n) ->
                        new Manifest.Sequence(row.getString("tab"), row.getString("col"), row.getLong("last")))
                .list();
    }
}
