package io.smartqueue.idempotency.condition;

import io.smartqueue.kernel.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One conditional change of a resource at a time, on all servers. The lock belongs to a connection and not to a
 * transaction, so that the next change reads what this one has committed; the transactions of the change use the same
 * connection.
 */
public final class ChangeLock {

    private static final String LOCK_TIMEOUT = "55P03";

    private final DataSource database;

    public ChangeLock(DataSource database) {
        this.database = database;
    }

    /**
     * To be called outside of a transaction.
     *
     * @throws Refusal 409 when another change takes too long
     */
    public <T> T holding(String resource, Callable<T> change) throws Exception {
        try (Connection connection = database.getConnection()) {
            lock(connection, resource);
            try {
                TransactionSynchronizationManager.bindResource(database, new ConnectionHolder(connection));
                try {
                    return change.call();
                } finally {
                    TransactionSynchronizationManager.unbindResource(database);
                }
            } finally {
                unlock(connection, resource);
            }
        }
    }

    private static void lock(Connection connection, String resource) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))")) {
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

    /** A connection that cannot give the lock back is ended, and the lock with it. */
    private static void unlock(Connection connection, String resource) throws SQLException {
        try (PreparedStatement unlock =
                connection.prepareStatement("select pg_advisory_unlock(hashtextextended(?, 0))")) {
            unlock.setString(1, resource);
            unlock.execute();
        } catch (SQLException broken) {
            connection.abort(Runnable::run);
        }
    }
}
