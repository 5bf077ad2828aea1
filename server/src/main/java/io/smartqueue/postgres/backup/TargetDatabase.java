package io.smartqueue.postgres.backup;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.postgres.DatabaseLogin;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database into which a backup goes: whether it may be used, and its tables. */
record TargetDatabase(DatabaseLogin owner, JdbcClient sql) {

    static TargetDatabase of(DatabaseLogin owner) {
        return new TargetDatabase(
                owner,
                JdbcClient.create(new DriverManagerDataSource(
                        owner.url(), owner.user(), owner.password().value())));
    }

    void refuseUnlessFree(boolean overwrite) {
        if (isUsedByOthers()) {
            throw Refusal.conflict(
                    "database_in_use",
                    "The database " + owner.place() + " has other connections: stop every server that uses it, and"
                            + " close every other program.");
        }
        boolean ours = exists("flyway_schema_history");
        if (!ours && tables() > 0) {
            throw Refusal.conflict(
                    "not_ours",
                    "The database " + owner.place() + " holds tables of another program: name an empty one.");
        }
        if (ours && !overwrite && holdsSomething()) {
            throw Refusal.conflict(
                    "not_empty",
                    "The database " + owner.place() + " is not empty. Restore into an empty one, or add --overwrite,"
                            + " which deletes everything in it first.");
        }
    }

    /** Tables without rows, at the version of the backup. */
    void prepare(String version) {
        Flyway flyway = flyway(version);
        if (exists("flyway_schema_history")) {
            flyway.clean();
        }
        flyway.migrate();
    }

    void migrateOn() {
        flyway("latest").migrate();
    }

    void refuseNewer(String version) {
        var wanted = MigrationVersion.fromVersion(version);
        boolean known = Arrays.stream(flyway("latest").info().all())
                .map(MigrationInfo::getVersion)
                .anyMatch(wanted::equals);
        if (!known) {
            throw Refusal.conflict(
                    "newer_backup",
                    "The backup was made by a newer SmartQueue (schema version " + version
                            + " is unknown here): restore it with that one.");
        }
    }

    void analyse(List<String> tables) {
        tables.forEach(table -> sql.sql("analyze " + table).update());
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password().value())
                .cleanDisabled(false)
                .target(target)
                .load();
    }

    private boolean exists(String table) {
        return sql.sql("select to_regclass(quote_ident(current_schema()) || '.' || :table) is not null")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }

    /** A database without an organisation and without an account counts as empty; the owner can read these tables. */
    private boolean holdsSomething() {
        return sql.sql("""
                        select oid::regclass::text from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind = 'r'
                          and not relrowsecurity and relname <> 'flyway_schema_history'
                        """).query(String.class).list().stream()
                .anyMatch(table -> sql.sql("select exists (select from " + table + ")")
                        .query(Boolean.class)
                        .single());
    }

    private int tables() {
        return sql.sql("""
                        select count(*) from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                        """).query(Integer.class).single();
    }

    /** Waits a moment, because PostgreSQL may still be closing earlier connections of this program. */
    private boolean isUsedByOthers() {
        for (int look = 0; look < 20 && others() > 0; look++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return others() > 0;
    }

    private int others() {
        return sql.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                          and backend_type = 'client backend'
                        """).query(Integer.class).single();
    }
}
