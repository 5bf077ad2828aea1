package io.smartqueue.retention;

import io.smartqueue.postgres.DatabaseLogin;
import io.smartqueue.postgres.Postgres;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends what is older than each organisation keeps it. It works as the archivist on a connection of the owner, because
 * the application may delete none of it, and pauses between its small transactions, so that the line goes first.
 */
@Component
public class RetentionRun {

    private static final Logger log = LoggerFactory.getLogger(RetentionRun.class);
    private static final int AT_ONCE = 500;

    private final DatabaseLogin owner;
    private final Tenants tenants;
    private final RetentionPolicies policies;
    private final List<RetentionStep> steps;
    private final InstantSource clock;

    RetentionRun(
            Postgres postgres,
            Tenants tenants,
            RetentionPolicies policies,
            List<RetentionStep> steps,
            InstantSource clock) {
        this.owner = postgres.owner();
        this.tenants = tenants;
        this.policies = policies;
        this.steps = List.copyOf(steps);
        this.clock = clock;
    }

    /** On a thread of its own, because the schedules share a few and a run may take minutes. */
    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT1H")
    void runOnceADay() {
        Thread.ofVirtual().name("retention").start(() -> Workload.BACKGROUND.run(this::runIfDue));
    }

    private void runIfDue() {
        try {
            if (claim()) {
                run();
            }
        } catch (SQLException | RuntimeException fault) {
            log.warn("retention did not finish, and goes on within a day: {}", fault.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Several servers ask; the first one of the day gets it. */
    private boolean claim() throws SQLException {
        try (Connection connection = owner.connect()) {
            return asArchivist(connection, sql -> sql.sql("""
                            update retention_run set began_at = now(), finished_at = null, ended = 0
                            where began_at < now() - interval '23 hours'
                            """).update()) == 1;
        }
    }

    /** @return how many rows were ended */
    public long run() throws SQLException, InterruptedException {
        try (Connection connection = owner.connect()) {
            long all = 0;
            for (Tenant tenant : tenants.all()) {
                all += end(connection, tenant);
            }
            long ended = all;
            asArchivist(
                    connection,
                    sql -> sql.sql("update retention_run set finished_at = now(), ended = :ended")
                            .param("ended", ended)
                            .update());
            log.info("retention ended {} rows", ended);
            return ended;
        }
    }

    /** Of one organisation alone. */
    long run(Tenant tenant) throws SQLException, InterruptedException {
        try (Connection connection = owner.connect()) {
            return end(connection, tenant);
        }
    }

    private long end(Connection connection, Tenant tenant) throws SQLException, InterruptedException {
        Cutoffs cutoffs = CurrentTenant.call(tenant.id(), policies::current).at(clock.instant());
        long ended = 0;
        for (RetentionStep step : steps) {
            int batch;
            do {
                long begun = System.nanoTime();
                batch = asArchivist(connection, sql -> step.end(sql, tenant.id(), cutoffs, AT_ONCE));
                ended += batch;
                if (batch > 0) {
                    TimeUnit.NANOSECONDS.sleep(Math.min(
                            System.nanoTime() - begun, Duration.ofSeconds(1).toNanos()));
                }
            } while (batch >= AT_ONCE);
        }
        return ended;
    }

    private interface Work {
        int in(JdbcClient sql);
    }

    private static int asArchivist(Connection connection, Work work) throws SQLException {
        connection.setAutoCommit(false);
        var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        try {
            // The locks of this batch keep others waiting while it waits itself.
            sql.sql("set local lock_timeout = '2s'").update();
            sql.sql(Postgres.AS_ARCHIVIST).update();
            int ended = work.in(sql);
            connection.commit();
            return ended;
        } catch (RuntimeException fault) {
            connection.rollback();
            throw fault;
        }
    }
}
