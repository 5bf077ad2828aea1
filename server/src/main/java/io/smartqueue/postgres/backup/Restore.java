package io.smartqueue.postgres.backup;

import io.smartqueue.postgres.DatabaseLogin;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fills the tables of an empty database in one transaction, so that a restore that fails leaves it empty. References
 * are dropped meanwhile and added again, which checks them.
 */
final class Restore {

    /** What stands in the way of the rows, and how it is put back. */
    private record Obstacle(String remove, String restore) {}

    private final BackupFile file;
    private final Progress progress;

    Restore(BackupFile file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    /** @return lines for the operator */
    List<String> into(DatabaseLogin owner, boolean overwrite, List<AfterRestore> after)
            throws SQLException, IOException {
        Manifest manifest = file.manifest();
        var target = TargetDatabase.of(owner);
        target.refuseNewer(manifest.schemaVersion());
        target.refuseUnlessFree(overwrite);
        progress.at("making the tables of schema version " + manifest.schemaVersion());
        target.prepare(manifest.schemaVersion());
        List<String> lines = fill(owner, after);
        progress.at("migrating to the version of this program");
        target.migrateOn();
        progress.at("gathering statistics for the planner");
        target.analyse(manifest.tables().stream().map(Manifest.Table::name).toList());
        return lines;
    }

    private List<String> fill(DatabaseLogin owner, List<AfterRestore> after) throws SQLException, IOException {
        try (Connection connection = owner.connect()) {
            connection.setAutoCommit(false);
            var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            List<Obstacle> obstacles = obstacles(sql);
            obstacles.forEach(obstacle -> sql.sql(obstacle.remove()).update());
            sql.sql("truncate " + tables()).update();
            for (Manifest.Table table : file.manifest().tables()) {
                progress.at("restoring " + table.name());
                copy(connection, table);
            }
            file.manifest().sequences().forEach(sequence -> set(sql, sequence));
            List<String> lines = new ArrayList<>();
            after.forEach(module -> lines.addAll(module.settle(sql)));
            progress.at("checking references");
            obstacles.forEach(obstacle -> sql.sql(obstacle.restore()).update());
            connection.commit();
            return lines;
        }
    }

    private String tables() {
        return file.manifest().tables().stream().map(Manifest.Table::name).collect(Collectors.joining(", "));
    }

    private void copy(Connection connection, Manifest.Table table) throws SQLException, IOException {
        String statement = "copy " + table.name() + " (" + table.columns() + ") from stdin";
        try (BackupFile.Rows rows = file.rows(table)) {
            long copied = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, rows);
            if (copied != table.rows() || !rows.isIntact()) {
                throw file.damaged(table);
            }
        }
    }

    private static void set(JdbcClient sql, Manifest.Sequence sequence) {
        sql.sql("select setval(pg_get_serial_sequence(:table, :column), :last)")
                .param("table", sequence.table())
                .param("column", sequence.column())
                .param("last", sequence.last())
                .query(Long.class)
                .single();
    }

    /** The policies are forced again last, because the references could not be checked under them. */
    private static List<Obstacle> obstacles(JdbcClient sql) {
        return sql.sql("""
                        with ours as (
                            select oid, relforcerowsecurity from pg_class
                            where relnamespace = current_schema()::regnamespace and relkind = 'r'
                              and relname <> 'flyway_schema_history'
                        )
                        select format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
                               format('alter table %s add constraint %I %s',
                                      conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid)) as restore,
                               1 as step
                        from pg_constraint join ours on ours.oid = conrelid where contype = 'f'
                        union all
                        select format('alter table %s disable trigger user', oid::regclass),
                               format('alter table %s enable trigger user', oid::regclass), 2
                        from ours
                        union all
                        select format('alter table %s no force row level security', oid::regclass),
                               format('alter table %s force row level security', oid::regclass), 3
                        from ours where relforcerowsecurity
                        order by step
                        """)
                .query((row, n) -> new Obstacle(row.getString("remove"), row.getString("restore")))
                .list();
    }
}
