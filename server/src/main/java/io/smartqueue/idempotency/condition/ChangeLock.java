package io.smartqueue.idempotency.condition;

import io.smartqueue.kernel.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * One conditional change of a resource at a time, on all servers. The lock is held by a transaction of its own, which
 * outlives that of the change: the next one reads what this one has committed.
 */
public final class ChangeLock {

    private static final String LOCK_TIMEOUT = "55P03";

    private final DataSource database;

    public ChangeLock(DataSource database) {
        this.database = database;
    }

    /** @throws Refusal 409 when another change takes too long */
    public <T> T holding(String resource, Callable<T> change) throws Exception {
        try (Connection connection = database.getConnection()) {
            boolean usual = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                lock(connection, resource);
                return change.call();
            } finally {
                connection.rollback();
                connection.setAutoCommit(usual);
            }
        }
    }

    private static void lock(Connection connection, String resource) throws SQLException {
        try (PreparedStatement patience = connection.prepareStatement("set local lock_timeout = '5s'");
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            patience.execute();
            lock.setString(1, resource);
            lock.execute();
        } catch (SQLException failure) {
            if (LOCK_TIMEOUT.equals(failure.getSQLState())) {
                throw Refusal.conflict(
                                "request_in_flight",
                                "Somebody else is changing the same. Send it again a little later.")
                        .with("retry_after_seconds", 1);
            }
            throw failure;
        }
    }
}
