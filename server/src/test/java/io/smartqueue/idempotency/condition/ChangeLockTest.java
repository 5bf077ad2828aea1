package io.smartqueue.idempotency.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.DatabaseTest;
import io.smartqueue.queue.Rush;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A conditional change holds its resource on the connection that it works on. */
@DatabaseTest
class ChangeLockTest {

    @Autowired
    DataSource pools;

    private final AtomicInteger taken = new AtomicInteger();
    private final String resource = UUID.randomUUID().toString();
    private DataSource counted;
    private ChangeLock lock;
    private JdbcTransactionManager manager;
    private TransactionTemplate transaction;

    @BeforeEach
    void count() {
        counted = new DelegatingDataSource(pools) {
            @Override
            public Connection getConnection() throws SQLException {
                taken.incrementAndGet();
                return super.getConnection();
            }
        };
        lock = new ChangeLock(counted);
        manager = new JdbcTransactionManager(counted);
        transaction = new TransactionTemplate(manager);
    }

    private Integer backend() {
        return JdbcClient.create(counted)
                .sql("select pg_backend_pid()")
                .query(Integer.class)
                .single();
    }

    @Test
    void theTransactionsOfAChangeUseItsConnection() throws Exception {
        Set<Integer> backends = lock.holding(
                resource,
                () -> Set.copyOf(List.of(
                        backend(),
                        transaction.execute(status -> backend()),
                        transaction.execute(status -> backend()))));
        assertThat(backends).hasSize(1);
        assertThat(taken).hasValue(1);
    }

    @Test
    void oneOfItsOwnBesideThemGetsAnother() throws Exception {
        var apart = new TransactionTemplate(manager);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        lock.holding(
                resource,
                () -> transaction.execute(status -> {
                    Integer another = apart.execute(other -> backend());
                    assertThat(another).isNotEqualTo(backend());
                    return true;
                }));
        assertThat(taken).hasValue(2);
    }

    @Test
    void onlyOneHoldsAResourceAndTheNextSeesWhatItHasCommitted() {
        AtomicInteger inside = new AtomicInteger();
        List<Integer> together = Rush.of(
                6,
                i -> () -> lock.holding(resource, () -> {
                    int others = inside.getAndIncrement();
                    transaction.executeWithoutResult(status -> backend());
                    inside.decrementAndGet();
                    return others;
                }));
        assertThat(together).containsOnly(0);
        assertThat(taken).as("connections").hasValue(6);
    }

    @Test
    void isFreeAgainAfterAChangeThatFailed() throws Exception {
        assertThatThrownBy(() -> lock.holding(
                        resource,
                        () -> transaction.execute(status -> {
                            throw new IllegalStateException("no");
                        })))
                .hasMessage("no");
        try (Connection elsewhere = pools.getConnection()) {
            assertThat(lock.holding(resource, () -> true)).isTrue();
            assertThat(elsewhere.isValid(1)).isTrue();
        }
    }
}
