package io.smartqueue.live.feed;

import io.smartqueue.postgres.Postgres;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database that was restored into another cluster holds events with transaction numbers that this cluster has yet to
 * reach. Once it does, they would be sent as new, so they count as old from the first start on.
 */
@Component
@ConditionalOnWebApplication
class RestoredHistory implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(RestoredHistory.class);
    private static final List<String> TABLES = List.of("ticket_event", "counter_event");

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final Tenants tenants;
    private final Postgres postgres;

    RestoredHistory(JdbcClient jdbc, PlatformTransactionManager transactions, Tenants tenants, Postgres postgres) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.tenants = tenants;
        this.postgres = postgres;
    }

    @Override
    public void run(ApplicationArguments arguments) throws SQLException {
        if (tenants.all().stream().anyMatch(tenant -> CurrentTenant.call(tenant.id(), this::holdsWhatIsToCome))) {
            makeOld();
        }
    }

    private boolean holdsWhatIsToCome() {
        return Boolean.TRUE.equals(
                reading.execute(status -> jdbc.sql("""
                        select exists (
                            select from ticket_event where tx >= pg_snapshot_xmax(pg_current_snapshot())
                        ) or exists (
                            select from counter_event where tx >= pg_snapshot_xmax(pg_current_snapshot())
                        )
                        """).query(Boolean.class).single()));
    }

    // The owner sees the rows of all organisations while the policies are not forced upon it. Nobody else reads the
    // table until the commit.
    private void makeOld() throws SQLException {
        try (Connection owner = postgres.owner().connect();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            int made = 0;
            for (String table : TABLES) {
                statement.execute("alter table " + table + " no force row level security");
                made += statement.executeUpdate(
                        "update " + table + " set tx = '0' where tx >= pg_snapshot_xmax(pg_current_snapshot())");
                statement.execute("alter table " + table + " force row level security");
            }
            owner.commit();
            log.info("{} events were written in the database from which this one was restored", made);
        }
    }
}
