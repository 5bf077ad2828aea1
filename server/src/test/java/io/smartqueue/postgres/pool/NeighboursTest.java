package io.smartqueue.postgres.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestDatabase;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** Two organisations on one server, of which one is flooded with requests that all wait for the same row. */
@DatabaseTest
@TestPropertySource(properties = "database.patience=500ms")
class NeighboursTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);
    private static final int FLOOD = 100;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<CompletableFuture<HttpResponse<String>>> flood = new ArrayList<>();

    Branch flooded;
    QueueId row;
    Branch neighbour;
    QueueId queue;
    Person agent;

    @BeforeEach
    void open() {
        flooded = Branch.open(organisations, jdbc, transactions);
        row = flooded.queue("A");
        neighbour = Branch.open(organisations, jdbc, transactions);
        queue = neighbour.queue("A");
        agent = neighbour.agentServing(queue);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void oneServesWhileTheOtherIsFlooded() throws Exception {
        try (Connection other = TestDatabase.owner().connect()) {
            hold(other);
            flood();

            for (int i = 0; i < 3; i++) {
                serveOneTicket();
                assertThat(organisations
                                .nobody()
                                .get("/o/" + neighbour.tenant.slug())
                                .status())
                        .isLessThan(400);
            }
            assertThat(done().size())
                    .as("those that hold connections still wait")
                    .isLessThan(FLOOD);
            assertThat(done()).allSatisfy(NeighboursTest::refused);

            aPageSaysSoInWords();
            organisations.nobody().get("/actuator/health/readiness").is(200);
            other.rollback();
        }
        everyAnswerIsTrue();
        flooded.tenant.admin().patch("queues/" + row, Map.of("name", "Calm")).is(200);
    }

    private void hold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var tenant = connection.prepareStatement("select set_config('app.tenant_id', ?, true)");
                var lock = connection.prepareStatement("select id from queue where id = ? for update")) {
            tenant.setString(1, flooded.tenant.tenant().id().toString());
            tenant.execute();
            lock.setObject(1, row.value());
            assertThat(lock.executeQuery().next()).isTrue();
        }
    }

    private void flood() {
        for (int i = 0; i < FLOOD; i++) {
            flood.add(http.sendAsync(rename("Name " + i), BodyHandlers.ofString()));
        }
        await().atMost(PATIENTLY).until(() -> !done().isEmpty());
    }

    private void serveOneTicket() {
        String ticket =
                agent.post("tickets/", Map.of("queue_id", queue)).is(201).id();
        assertThat(agent.post("agents/me/call-next/", Map.of()).is(200).id()).isEqualTo(ticket);
        agent.post("tickets/" + ticket + "/start/", Map.of()).is(200);
        agent.post("tickets/" + ticket + "/close/", Map.of()).is(200);
    }

    /** Without a time limit of the client. */
    private HttpRequest rename(String name) {
        Person admin = flooded.tenant.admin();
        return HttpRequest.newBuilder(URI.create(organisations.address() + admin.home() + "queues/" + row))
                .header("Authorization", "Bearer " + admin.token())
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"" + name + "\"}"))
                .build();
    }

    private List<HttpResponse<String>> done() {
        return flood.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("\"busy\"");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(2L, 8L);
    }

    private void aPageSaysSoInWords() {
        Answer page = organisations
                .nobody()
                .get("/o/" + flooded.tenant.slug() + "/plateau/a", "Accept-Language", "fr")
                .is(503);
        assertThat(page.body()).contains("Le service est très demandé.");
        assertThat(page.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(2L, 8L);
    }

    /** Refused: nothing was changed. The others: done, one after the other. */
    private void everyAnswerIsTrue() {
        List<String> done = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) {
            HttpResponse<String> answer = flood.get(i).join();
            if (answer.statusCode() == 200) {
                done.add("Name " + i);
            } else {
                refused(answer);
            }
        }
        assertThat(done).isNotEmpty();
        assertThat(flooded.read(String.class, "select name from queue where id = ?", row.value()))
                .singleElement()
                .isIn(done);
    }
}
