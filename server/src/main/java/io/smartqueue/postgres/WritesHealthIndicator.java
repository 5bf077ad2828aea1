package io.smartqueue.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the database takes writes: with a full disk, and as a standby, it answers reads, but no command succeeds. */
@Component("writes")
class WritesHealthIndicator implements HealthIndicator {

    /**
     * Sorting more than fits into memory writes a file of about one megabyte, which a full disk refuses, and leaves
     * nothing behind.
     */
    static final String PROBE = """
            select current_setting('transaction_read_only')::boolean,
                (select count(*) from (select n from generate_series(1, 20000) n order by md5(n::text)) sorted)
            """;

    private final DataSource dataSource;

    WritesHealthIndicator(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Health health() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local work_mem = '64kB'");
                return isReadOnly(statement)
                        ? Health.down().withDetail("reason", "read only").build()
                        : Health.up().build();
            } finally {
                connection.rollback();
            }
        } catch (SQLException refused) {
            return Health.down(refused).build();
        }
    }

    private static boolean isReadOnly(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery(PROBE)) {
            return result.next() && result.getBoolean(1);
        }
    }
}
