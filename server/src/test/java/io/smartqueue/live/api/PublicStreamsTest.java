package io.smartqueue.live.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

@DatabaseTest
class PublicStreamsTest {

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
    Person guest;

    @BeforeEach
    void openABranch() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
        guest = new Person(organisations, "", "", agent.home(), agent.staffId());
    }

    @Test
    void hearOfTheirOwnTicketAndThatTheLineMoves() throws Exception {
        JsonNode first = take(queue);
        JsonNode own = take(queue);
        try (var stream = Stream.open(here(), guest, queue, "?ticket=" + token(own), null)) {
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.names()).containsExactly("look"));
            agent.post("tickets/" + first.path("id").asString() + "/call/").is(200);
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.names()).containsExactly("look", "line"));
            agent.post("tickets/" + own.path("id").asString() + "/cancel/", Map.of("reason", "left"))
                    .is(200);
            await().atMost(PATIENTLY)
                    .untilAsserted(
                            () -> assertThat(stream.names()).containsExactly("look", "line", "ticket.cancelled"));
            assertThat(stream.events.getLast().data().path("ticket_id").asString())
                    .isEqualTo(own.path("id").asString());
        }
    }

    @Test
    void holdAFewStreamsOfOneTicketAndLeaveTheOthersToOthers() throws Exception {
        JsonNode own = take(queue);
        String ticket = "?ticket=" + token(own);
        List<Stream> few = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                few.add(Stream.open(here(), guest, queue, ticket, null));
            }
            guest.get("queues/" + queue + "/events" + ticket).refused(503, "too_many_streams");
            try (var another = Stream.open(here(), guest, queue, "?ticket=" + token(take(queue)), null)) {
                assertThat(another.isOver()).isFalse();
            }
            few.removeFirst().close();
            await().atMost(PATIENTLY).untilAsserted(() -> few.add(Stream.open(here(), guest, queue, ticket, null)));
        } finally {
            few.forEach(Stream::close);
        }
    }

    @Test
    void hearItOnASocketToo() throws Exception {
        JsonNode own = take(queue);
        try (var socket = Socket.open(here(), guest, queue, "?ticket=" + token(own))) {
            agent.post("tickets/" + own.path("id").asString() + "/call/").is(200);
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(socket.names()).contains("ticket.called"));
        }
    }

    @Test
    void areLetInOnlyWhereTheirTicketStandsAndAsLongAsItDoes() {
        QueueId other = branch.queue("B");
        Branch stranger = Branch.open(organisations, jdbc, transactions);
        JsonNode own = take(queue);
        String ticket = "?ticket=" + token(own);

        guest.get("queues/" + other + "/events" + ticket).refused(404, "not_found");
        guest.get("queues/" + stranger.queue("A") + "/events" + ticket).refused(404, "not_found");
        guest.get(stranger.tenant.agent().home() + "queues/" + queue + "/events" + ticket)
                .refused(404, "not_found");
        guest.get("queues/" + queue + "/events?ticket=").refused(404, "not_found");
        guest.get("queues/" + queue + "/events?ticket=" + "x".repeat(22)).refused(404, "not_found");
        guest.get("queues/" + queue + "/events?key=anything").refused(404, "not_found");
        agent.get("queues/" + other + "/events" + ticket).refused(404, "not_found");

        agent.post("tickets/" + own.path("id").asString() + "/cancel/", Map.of("reason", "left"))
                .is(200);
        guest.get("queues/" + queue + "/events" + ticket).refused(404, "not_found");
    }

    @Test
    void areNotLetInByADemoThatIsOff() {
        String ticket = "?ticket=" + token(take(queue));
        branch.write("update tenant set is_demo = true where id = current_tenant()");
        guest.get("queues/" + queue + "/events" + ticket).refused(404, "not_found");
    }

    @Test
    void openNothingElse() {
        String ticket = "?ticket=" + token(take(queue)) + "&key=any";

        guest.get("queues/" + queue + "/" + ticket).refused(401, "not_signed_in");
        guest.get("queues/" + queue + "/stats/" + ticket).refused(401, "not_signed_in");
        guest.get("tickets/" + ticket).refused(401, "not_signed_in");
        guest.post("queues/" + queue + "/events" + ticket).refused(401, "not_signed_in");
        guest.get("queues/" + queue + "/events").refused(401, "not_signed_in");
    }

    private JsonNode take(QueueId where) {
        return agent.post("tickets/", Map.of("queue_id", where)).is(201).json();
    }

    private static String token(JsonNode ticket) {
        String address = ticket.path("public_url").asString();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private URI here() {
        return URI.create(organisations.address());
    }
}
