package io.smartqueue.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestDatabase;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes while the first is still being done. */
@DatabaseTest
class ConcurrentIdempotentRequestsTest {

    private static final Map<String, String> AWA = Map.of("first_name", "Awa");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    Branch branch;
    Person agent;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        agent = branch.tenant.agent();
    }

    @AfterEach
    void close() {
        clients.close();
    }

    private Answer create() {
        return agent.postOnce("one", "customers/", AWA);
    }

    private static void lockCustomers(Connection database) throws SQLException {
        database.setAutoCommit(false);
        database.createStatement().execute("lock table customer in share row exclusive mode");
    }

    private int untilOneWaits() {
        return Await.until(
                Duration.ofSeconds(60), () -> jdbc.sql("""
                                select coalesce(max(pid), 0) from pg_locks
                                where not granted and relation = 'customer'::regclass
                                """).query(Integer.class).single(), pid -> pid > 0);
    }

    @Test
    void takeOneTicketForSixteenAtOnce() throws Exception {
        QueueId queue = branch.queue("A");
        List<Future<Answer>> sent = IntStream.range(0, 16)
                .mapToObj(n ->
                        clients.submit(() -> agent.postOnce("one", "tickets/", Map.of("queue_id", queue.toString()))))
                .toList();
        String first = sent.getFirst().get().is(201).body();
        for (Future<Answer> answer : sent) {
            assertThat(answer.get().is(201).body()).isEqualTo(first);
        }
        assertThat(branch.read(Long.class, "select count(*) from visit")).containsExactly(1L);
    }

    @Test
    void waitForTheFirstAndThenGiveUp() throws Exception {
        Future<Answer> first;
        try (Connection database = TestDatabase.owner().connect()) {
            lockCustomers(database);
            first = clients.submit(this::create);
            untilOneWaits();

            long start = System.nanoTime();
            Answer second = create().refused(409, "request_in_flight");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
            assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(agent.postOnce("two", "tickets/", "{}").status()).isEqualTo(400);
            database.rollback();
        }
        String created = first.get().is(201).body();
        assertThat(create().is(201).body()).isEqualTo(created);
    }

    /** As another server would do it. */
    @Test
    void waitForATransactionElsewhere() {
        branch.in(() -> new TransactionTemplate(transactions).execute(elsewhere -> {
            jdbc.sql("""
                            insert into idempotency_key (tenant_id, principal_id, path, key, body_hash, created_at)
                            select tenant_id, account_id, :path, 'one', 'x', now() from membership where id = :agent
                            """)
                    .param("path", "/api/v1/tenants/-/customers")
                    .param("agent", agent.staffId().value())
                    .update();
            elsewhere.setRollbackOnly();
            return create().refused(409, "request_in_flight");
        }));
        create().is(201);
    }

    @Test
    void leaveNothingWhenTheDatabaseGoesMidWay() throws Exception {
        try (Connection database = TestDatabase.owner().connect()) {
            lockCustomers(database);
            Future<Answer> first = clients.submit(this::create);
            int session = untilOneWaits();
            database.createStatement().execute("select pg_terminate_backend(" + session + ")");
            first.get().refused(503, "database_unavailable");
            database.rollback();
        }
        assertThat(create().is(201).headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(branch.read(Long.class, "select count(*) from customer")).containsExactly(1L);
    }
}
