package io.smartqueue.live.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.live.SecondServer;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.security.Role;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class QueueSocketTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId queue;
    Person agent;

    @BeforeEach
    void openABranch() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
    }

    @Test
    void tellsTheEventsOfTheQueueOneByOne() throws Exception {
        try (var socket = Socket.open(here(), agent, queue, "")) {
            String ticket = take();
            agent.post("tickets/" + ticket + "/call/").is(200);

            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(socket.names()).containsExactly("ticket.created", "ticket.called"));
            var called = socket.messages.getLast();
            assertThat(called.propertyNames())
                    .containsExactly("id", "event", "ticket_id", "queue_id", "number", "status", "counter", "at");
            assertThat(called.path("ticket_id").asString()).isEqualTo(ticket);
            assertThat(called.path("counter").path("name").asString()).startsWith("Guichet");
        }
    }

    @Test
    void goesOnWhereItBrokeOff() throws Exception {
        String last;
        try (var socket = Socket.open(here(), agent, queue, "")) {
            take();
            await().atMost(PATIENTLY).until(() -> socket.messages.size() == 1);
            last = socket.messages.getLast().path("id").asString();
        }
        String missed = take();
        try (var socket = Socket.open(here(), agent, queue, "?last_event_id=" + last)) {
            await().atMost(PATIENTLY).until(() -> !socket.messages.isEmpty());
            assertThat(socket.messages)
                    .extracting(message -> message.path("ticket_id").asString())
                    .containsExactly(missed);
        }
    }

    @Test
    void passesOverWhatItIsToldAndAnswersPings() throws Exception {
        try (var socket = Socket.open(here(), agent, queue, "")) {
            socket.say("x".repeat(500));
            socket.ping("still there?");

            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(socket.pongs).containsExactly("still there?"));
            take();
            await().atMost(PATIENTLY).until(() -> socket.messages.size() == 1);
        }
    }

    @Test
    void doesNotListenToLongSpeeches() throws Exception {
        try (var socket = Socket.open(here(), agent, queue, "")) {
            socket.say("x".repeat(5000));

            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(socket.code()).isEqualTo(1009));
        }
    }

    @Test
    void saysGoodbyeWhenTheServerStops() throws Exception {
        var other = SecondServer.start();
        try (var socket = Socket.open(other.address(), agent, queue, "")) {
            other.close();

            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(socket.code()).isEqualTo(1001));
        }
    }

    @Test
    void isForThoseWhoMaySeeTheLine() {
        Branch stranger = Branch.open(organisations, jdbc, transactions);
        Person elsewhere = branch.tenant.hire(Role.AGENT, "Awa", branch.tenant.otherSite());

        assertRefused(401, agent.with(""), queue);
        assertRefused(401, agent.with("wrong"), queue);
        assertRefused(404, agent, UUID.randomUUID());
        assertRefused(404, agent, "no-id");
        assertRefused(404, agent, stranger.queue("A"));
        assertRefused(403, elsewhere, queue);
        assertThatThrownBy(() -> Socket.open(
                        here(),
                        new Person(organisations, "", stranger.tenant.agent().token(), agent.home(), agent.staffId()),
                        queue,
                        ""))
                .satisfies(refused -> assertThat(statusOf(refused)).isEqualTo(404));
    }

    @Test
    void isForOurOwnPagesOnly() throws Exception {
        String foreign = "https://evil.example";
        assertThatThrownBy(() -> Socket.open(here(), agent, queue, "", "Origin", foreign))
                .satisfies(refused -> assertThat(statusOf(refused)).isEqualTo(403));
        assertThatThrownBy(() -> Socket.open(here(), agent, queue, "", "Origin", "null"))
                .satisfies(refused -> assertThat(statusOf(refused)).isEqualTo(403));
        try (var socket = Socket.open(here(), agent, queue, "", "Origin", organisations.address())) {
            assertThat(socket.isOver()).isFalse();
        }
    }

    @Test
    void tellsWhoAsksForAnythingElseWhatItSpeaks() {
        String path = agent.home().replace("/api/v1/", "/ws/") + "queues/" + queue;
        var answer = agent.get(path).refused(426, "upgrade_required");
        assertThat(answer.headers().firstValue("Sec-WebSocket-Version")).hasValue("13");
    }

    private void assertRefused(int status, Person person, Object where) {
        assertThatThrownBy(() -> Socket.open(here(), person, where, ""))
                .satisfies(refused -> assertThat(statusOf(refused)).isEqualTo(status));
    }

    private static int statusOf(Throwable refused) {
        return refused.getCause() instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().statusCode()
                : 0;
    }

    private String take() {
        return agent.post("tickets/", Map.of("queue_id", queue)).is(201).id();
    }

    private URI here() {
        return URI.create(organisations.address());
    }
}
