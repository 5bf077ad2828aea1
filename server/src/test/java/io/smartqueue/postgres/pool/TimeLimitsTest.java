package io.smartqueue.postgres.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SilentLink;
import io.smartqueue.TestDatabase;
import io.smartqueue.live.SecondServer;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A server whose limits are short, so that a test sees them: whatever hangs ends, and hangs alone. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeLimitsTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final HttpClient http = HttpClient.newHttpClient();

    SilentLink link;
    SecondServer server;
    Branch slow;
    Branch neighbour;
    QueueId queue;
    QueueId quick;

    @BeforeAll
    void start() throws IOException {
        URI database = URI.create(TestDatabase.url());
        link = new SilentLink(database.getHost(), database.getPort());
        server = SecondServer.start(
                "--database.url=" + TestDatabase.url().replace(":" + database.getPort() + "/", ":" + link.port() + "/"),
                "--database.lock=4s",
                "--database.statement=5s",
                "--database.idle=1s",
                "--database.silence=7s");
        slow = Branch.open(organisations, jdbc, transactions);
        queue = slow.queue("A");
        neighbour = Branch.open(organisations, jdbc, transactions);
        quick = neighbour.queue("A");
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
        link.close();
    }

    @Test
    void aRowThatIsHeldIsWaitedForAndThenGivenUp() throws Exception {
        try (Connection other = TestDatabase.owner().connect()) {
            hold(other);

            CompletableFuture<HttpResponse<String>> waits = rename(slow, queue, "Waits");
            untilItWaits("Lock");
            refused(waits.join(), "busy");

            CompletableFuture<HttpResponse<String>> again = rename(slow, queue, "Waits again");
            untilItWaits("Lock");
            assertThat(rename(neighbour, quick, "Neighbour").join().statusCode())
                    .isEqualTo(200);
            assertThat(again).isNotDone();
            other.rollback();
            assertThat(again.join().statusCode()).isEqualTo(200);
        }
        assertThat(slow.read(String.class, "select name from queue where id = ?", queue.value()))
                .containsExactly("Waits again");
    }

    @Test
    void aStatementThatHangsIsEnded() throws Exception {
        try (Connection owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            statement.execute("""
                    create function hang() returns trigger language plpgsql
                    as $$ begin perform pg_sleep(600); return new; end $$
                    """);
            statement.execute("""
                    create trigger hang before update on queue for each row
                    when (new.name = 'The queue that hangs') execute function hang()
                    """);
            try {
                CompletableFuture<HttpResponse<String>> hangs = rename(slow, queue, "The queue that hangs");
                untilItWaits("Timeout");
                assertThat(rename(neighbour, quick, "Not hung").join().statusCode())
                        .isEqualTo(200);
                assertThat(hangs).isNotDone();
                refused(hangs.join(), "database_unavailable");
                assertThat(waiting(owner, "Timeout"))
                        .as("statements that still hang in the database")
                        .isZero();
            } finally {
                statement.execute("drop trigger hang on queue");
                statement.execute("drop function hang()");
            }
        }
        assertThat(rename(slow, queue, "Hangs no more").join().statusCode()).isEqualTo(200);
    }

    @Test
    void aTransactionThatDoesNothingLetsGoWhatItHolds() throws Exception {
        Pools pools = server.bean(Pools.class);
        try (Connection idle = pools.getConnection()) {
            hold(idle);

            assertThat(rename(slow, queue, "After the idle one").join().statusCode())
                    .isEqualTo(200);
        } catch (SQLException ended) {
            assertThat(ended.getMessage()).isNotBlank();
        }
    }

    @Test
    void aDatabaseThatIsSilentIsGivenUpAndFoundAgain() throws Exception {
        try (Connection other = TestDatabase.owner().connect()) {
            hold(other);
            CompletableFuture<HttpResponse<String>> underWay = rename(slow, queue, "Into the silence");
            untilItWaits("Lock");
            link.setSilent(true);

            refused(underWay.join(), "database_unavailable");
            refused(rename(neighbour, quick, "Unheard").join(), "database_unavailable");
            assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        } finally {
            link.setSilent(false);
        }
        await().atMost(PATIENTLY).until(() -> get("/actuator/health/readiness").statusCode() == 200);
        await().atMost(PATIENTLY)
                .until(() -> rename(neighbour, quick, "Heard").join().statusCode() == 200);
    }

    /** Locks the queue's row in a transaction that stays open. */
    private void hold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var tenant = connection.prepareStatement("select set_config('app.tenant_id', ?, true)");
                var lock = connection.prepareStatement("select id from queue where id = ? for update")) {
            tenant.setString(1, slow.tenant.tenant().id().toString());
            tenant.execute();
            lock.setObject(1, queue.value());
            assertThat(lock.executeQuery().next()).isTrue();
        }
    }

    /** On a connection of its own, because a transaction sees the activity of its first look for ever. */
    private static void untilItWaits(String forWhat) throws SQLException {
        try (Connection looker = TestDatabase.owner().connect()) {
            await().atMost(PATIENTLY).until(() -> waiting(looker, forWhat) > 0);
        }
    }

    private static int waiting(Connection looker, String forWhat) throws SQLException {
        try (var query = looker.prepareStatement("""
                select count(*) from pg_stat_activity
                where datname = current_database() and state = 'active' and wait_event_type = ?
                """)) {
            query.setString(1, forWhat);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static void refused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("\"" + code + "\"");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 10L);
    }

    private CompletableFuture<HttpResponse<String>> rename(Branch branch, QueueId which, String name) {
        Person admin = branch.tenant.admin();
        var request = HttpRequest.newBuilder(server.address().resolve(admin.home() + "queues/" + which))
                .header("Authorization", "Bearer " + admin.token())
                .header("Content-Type", "application/json")
                .timeout(PATIENTLY)
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"" + name + "\"}"))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.address().resolve(path)).build(), BodyHandlers.ofString());
    }
}
