package io.smartqueue.postgres.pool;

import io.smartqueue.postgres.Postgres;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Checks whether PostgreSQL allows as many connections as a server uses. */
@Component
@Order(310)
class ConnectionsCheckup implements Checkup {

    private static final String TOPIC = "connections";

    private final ObjectProvider<Postgres> postgres;
    private final PoolSettings settings;

    ConnectionsCheckup(ObjectProvider<Postgres> postgres, PoolSettings settings) {
        this.postgres = postgres;
        this.settings = settings;
    }

    @Override
    public List<Finding> examine() {
        try (Connection connection = postgres.getObject().owner().connect();
                var query = connection.prepareStatement("""
                        select current_setting('max_connections')::int
                                - current_setting('superuser_reserved_connections')::int as allowed,
                            (select count(*) from pg_stat_activity where backend_type = 'client backend') as used
                        """);
                var rows = query.executeQuery()) {
            rows.next();
            return List.of(finding(settings.all(), rows.getInt("allowed"), rows.getInt("used")));
        } catch (SQLException failure) {
            return List.of(Finding.note(TOPIC, "Not looked at: PostgreSQL refused a query."));
        }
    }

    static Finding finding(int ours, int allowed, int used) {
        String words = "PostgreSQL allows " + allowed + " connections, of which " + used + " are in use; a server uses"
                + " up to " + ours;
        return allowed < ours
                ? Finding.wrong(
                        TOPIC,
                        words + ": requests would fail under load.",
                        "Raise max_connections of PostgreSQL, or lower DATABASE_CONNECTIONS.")
                : Finding.right(TOPIC, words + ", so there is room for " + servers(allowed / ours) + ".");
    }

    private static String servers(int count) {
        return count == 1 ? "one server" : count + " servers";
    }
}
