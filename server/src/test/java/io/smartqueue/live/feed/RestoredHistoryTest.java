package io.smartqueue.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestDatabase;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** After a restore: events of a cluster with higher transaction numbers than this one. */
@DatabaseTest
class RestoredHistoryTest {

    private static final EventCursor BEGINNING = new EventCursor(0, -1);

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    EventLog eventLog;

    @Autowired
    RestoredHistory restored;

    @Test
    void isNoNewsAndWaitsForNothing() throws SQLException {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        Person agent = branch.agentServing(queue);
        agent.post("tickets/", Map.of("queue_id", queue)).is(201);
        agent.post("agents/me/", Map.of("status", "closed")).is(200);
        EventCursor before = branch.in(() -> eventLog.now());
        asIfRestored(branch);
        assertThat(branch.in(() -> eventLog.after(BEGINNING, 10))).isEmpty();

        restored.run(new DefaultApplicationArguments());

        assertThat(branch.in(() -> eventLog.after(BEGINNING, 10)))
                .hasSize(2)
                .allMatch(LineEvent::settled)
                .noneMatch(event -> event.position().isAfter(before));
        agent.post("tickets/", Map.of("queue_id", queue)).is(201);
        assertThat(branch.in(() -> eventLog.after(before, 10))).hasSize(1);
    }

    private static void asIfRestored(Branch branch) throws SQLException {
        try (var owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            for (String table : new String[] {"ticket_event", "counter_event"}) {
                statement.execute("alter table " + table + " no force row level security");
                statement.execute("update " + table + " set tx = '900000000000' where tenant_id = '"
                        + branch.tenant.tenant().id() + "'");
                statement.execute("alter table " + table + " force row level security");
            }
            owner.commit();
        }
    }
}
