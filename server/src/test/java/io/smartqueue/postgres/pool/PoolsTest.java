package io.smartqueue.postgres.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.kernel.Ids;
import io.smartqueue.queue.Rush;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The connections of one server. */
@DatabaseTest
@TestPropertySource(properties = "database.patience=500ms")
class PoolsTest {

    @Autowired
    Organisations organisations;

    @Autowired
    Pools pools;

    @Autowired
    PoolSettings settings;

    @Test
    void limitTheTimeOfEverything() throws SQLException {
        for (Workload workload : Workload.values()) {
            workload.<Void, SQLException>call(() -> {
                try (Connection connection = pools.getConnection()) {
                    assertThat(shown(connection, "statement_timeout")).isEqualTo("1min");
                    assertThat(shown(connection, "lock_timeout")).isEqualTo("1min");
                    assertThat(shown(connection, "idle_in_transaction_session_timeout"))
                            .isEqualTo("1min");
                    assertThat(connection.getNetworkTimeout()).isEqualTo(90_000);
                }
                return null;
            });
        }
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void giveASecondConnectionToWhoHoldsOneAlthoughAllAreShared() {
        int most = settings.connections() - settings.spare(Workload.REQUESTS);
        var allHoldOne = new CyclicBarrier(most);

        List<Boolean> done = Rush.of(
                most,
                i -> () -> CurrentTenant.call(new TenantId(Ids.next()), () -> {
                    try (Connection first = pools.getConnection()) {
                        allHoldOne.await();
                        try (Connection second = pools.getConnection()) {
                            return first.isValid(5) && second.isValid(5);
                        }
                    }
                }));

        assertThat(done).hasSize(most).containsOnly(true);
    }

    @Test
    void refuseWhatWouldTakeMoreThanItsShareAndNoOther() throws Exception {
        var flooded = new TenantId(Ids.next());
        List<Connection> share = new ArrayList<>();
        try {
            int half = (settings.connections() - settings.spare(Workload.REQUESTS)) / 2;
            for (int i = 0; i < half; i++) {
                share.addAll(Rush.of(1, one -> () -> CurrentTenant.call(flooded, pools::getConnection)));
            }

            Rush.of(1, one -> () -> {
                assertThatThrownBy(() -> CurrentTenant.call(flooded, pools::getConnection))
                        .isInstanceOf(Overload.class);
                pools.getConnection().close();
                CurrentTenant.<Void, SQLException>call(new TenantId(Ids.next()), () -> {
                    pools.getConnection().close();
                    return null;
                });
                return true;
            });

            assertThat(organisations.operator().get("/actuator/prometheus").body())
                    .containsPattern("smartqueue_database_refused_total\\{pool=\"requests\"\\} [1-9]")
                    .contains("smartqueue_database_waiting{pool=\"messages\"}")
                    .contains("hikaricp_connections_active{pool=\"background\"}");
        } finally {
            for (Connection one : share) {
                one.close();
            }
        }
        CurrentTenant.call(flooded, pools::getConnection).close();
    }

    @Test
    void knowWhetherARequestHasWritten() throws SQLException {
        Workload.REQUESTS.<Void, SQLException>call(() -> {
            commit(true);
            assertThat(Workload.current().hasWritten()).isFalse();
            commit(false);
            assertThat(Workload.current().hasWritten()).isTrue();
            return null;
        });
        Workload.REQUESTS.run(() -> assertThat(Workload.current().hasWritten()).isFalse());
    }

    private void commit(boolean readOnly) throws SQLException {
        try (Connection connection = pools.getConnection()) {
            connection.setReadOnly(readOnly);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("select 1");
            }
            connection.commit();
            connection.setReadOnly(false);
        }
    }
}
