package io.smartqueue.live.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.live.SecondServer;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Who does not read, goes away or comes in numbers harms nobody else. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalledReadersTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);
    private static final int PLACES = 3;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    SecondServer server;
    Branch branch;
    QueueId queue;
    Person agent;

    @BeforeAll
    void startAServerWithFewPlaces() {
        server = SecondServer.start("--smartqueue.live.most-streams=" + PLACES);
    }

    @AfterAll
    void stopIt() {
        server.close();
    }

    @BeforeEach
    void openABranch() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
        await().atMost(PATIENTLY).until(() -> server.connections() == 0);
    }

    @Test
    void whoDoesNotReadIsDroppedAndNobodyWaitsForHim() throws Exception {
        String ticket =
                agent.post("tickets/", Map.of("queue_id", queue)).is(201).id();
        try (var stalled = RawReader.events(server.address(), agent, queue);
                var stream = Stream.open(server.address(), agent, queue, null)) {
            assertThat(stalled.status).contains("200");
            // More than all buffers between them hold, in fewer events than a watcher may leave waiting.
            branch.in(() -> new TransactionTemplate(transactions).execute(status -> say(ticket, 200, 60_000)));

            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.events).hasSize(200));
            assertThat(server.connections()).isEqualTo(2);
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(server.connections()).isEqualTo(1));
            agent.post("tickets/" + ticket + "/call/").is(200);
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.names()).endsWith("ticket.called"));
        }
    }

    @Test
    void whoPingsAndDoesNotReadIsDroppedToo() throws Exception {
        String ticket =
                agent.post("tickets/", Map.of("queue_id", queue)).is(201).id();
        try (var stalled = RawReader.socket(server.address(), agent, queue)) {
            assertThat(stalled.status).contains("101");
            branch.in(() -> new TransactionTemplate(transactions).execute(status -> say(ticket, 200, 60_000)));

            await().atMost(PATIENTLY).until(() -> !stalled.ping() && server.connections() == 0);
        }
    }

    @Test
    void whoGoesAwayLeavesHisPlaceAtOnce() throws Exception {
        try (var reader = RawReader.events(server.address(), agent, queue)) {
            assertThat(reader.status).contains("200");
            assertThat(server.connections()).isEqualTo(1);
        }
        await().atMost(PATIENTLY)
                .untilAsserted(() -> assertThat(server.connections()).isZero());
    }

    @Test
    void whoComesWhenAllPlacesAreTakenIsAskedToComeBack() throws Exception {
        try (var first = RawReader.events(server.address(), agent, queue);
                var second = RawReader.events(server.address(), agent, queue)) {
            assertThat(first.status).contains("200");
            try (var third = Socket.open(server.address(), agent, queue, "")) {
                assertThat(third.isOver()).isFalse();
                var refused = get();
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(refused.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
                assertThat(JsonMapper.shared()
                                .readTree(refused.body())
                                .path("code")
                                .asString())
                        .isEqualTo("too_many_streams");
            }
            second.close();
            await().atMost(PATIENTLY).until(() -> server.connections() < PLACES);
            try (var fourth = RawReader.events(server.address(), agent, queue)) {
                assertThat(fourth.status).contains("200");
            }
        }
    }

    @Test
    void whoMissedMoreThanFitsIsGivenItInParts() throws Exception {
        String ticket =
                agent.post("tickets/", Map.of("queue_id", queue)).is(201).id();
        String before;
        try (var stream = Stream.open(server.address(), agent, queue, null)) {
            before = stream.lastId();
        }
        branch.in(() -> new TransactionTemplate(transactions).execute(status -> say(ticket, 700, 5)));

        int parts = 0;
        int told = 0;
        for (boolean whole = false; !whole; parts++) {
            try (var stream = Stream.open(server.address(), agent, queue, before)) {
                await().atMost(PATIENTLY).until(() -> stream.isOver() || stream.events.size() < 500);
                whole = !stream.isOver();
                int all = 700 - told;
                if (whole) {
                    await().atMost(PATIENTLY).until(() -> stream.events.size() == all);
                }
                told += stream.events.size();
                before = stream.lastId();
            }
        }
        assertThat(told).isEqualTo(700);
        assertThat(parts).isEqualTo(2);
    }

    private HttpResponse<String> get() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(server.address().resolve(agent.home() + "queues/" + queue + "/events"))
                            .header("Authorization", "Bearer " + agent.token())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private int say(String ticket, int times, int length) {
        return jdbc.sql("""
                        insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type,
                            to_state, at)
                        select leg.tenant_id, leg.visit_id, leg.id, leg.queue_id, repeat('x', :length), 'said',
                            'system', leg.state, now()
                        from leg cross join generate_series(1, :times)
                        where leg.visit_id = :visit
                        """)
                .param("length", length)
                .param("times", times)
                .param("visit", UUID.fromString(ticket))
                .update();
    }
}
