package io.smartqueue.live.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.live.LiveStreams;
import io.smartqueue.live.SecondServer;
import io.smartqueue.live.Subscription;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;

/** The streams of an organisation end on every server when the operator suspends it. */
@DatabaseTest
class SuspendedStreamsTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    LiveStreams streams;

    @Test
    void endOnEveryServerAndAreRefusedUntilItGoesOn() throws Exception {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        Branch neighbour = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        QueueId next = neighbour.queue("A");
        Person agent = branch.agentServing(queue);
        Person operator = organisations.operator();
        String organisation = "/api/v1/admin/tenants/" + branch.tenant.tenant().id() + "/";
        try (var second = SecondServer.start();
                var here = Stream.open(here(), agent, queue, null);
                var there = Stream.open(second.address(), agent, queue, null);
                var socket = Socket.open(second.address(), agent, queue, "");
                var beside = Stream.open(second.address(), neighbour.agentServing(next), next, null)) {
            operator.post(organisation + "suspend/", Map.of()).is(200);

            await().atMost(PATIENTLY).until(() -> here.isOver() && there.isOver() && socket.code() != 0);
            assertThat(beside.isOver()).isFalse();
            for (URI server : new URI[] {here(), second.address()}) {
                await().atMost(PATIENTLY)
                        .untilAsserted(() -> assertThatThrownBy(() -> Stream.open(server, agent, queue, null))
                                .hasMessage("HTTP 404"));
            }

            operator.post(organisation + "resume/", Map.of()).is(200);
            await().atMost(PATIENTLY)
                    .ignoreExceptionsMatching(AssertionError.class::isInstance)
                    .until(() -> {
                        try (var again = Stream.open(second.address(), agent, queue, null)) {
                            return !again.isOver();
                        }
                    });
        }
    }

    /** Whoever lets in streams, they are asked for here. */
    @Test
    void areRefusedWhereTheCallerWasLetInAMomentAgo() {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        var subscription = new Subscription.OfQueue(branch.tenant.tenant().id(), branch.queue("A"));
        organisations
                .operator()
                .post("/api/v1/admin/tenants/" + branch.tenant.tenant().id() + "/suspend/", Map.of())
                .is(200);

        assertThatThrownBy(() ->
                        streams.stream(subscription, null, new MockHttpServletRequest(), new MockHttpServletResponse()))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("unknown_tenant"));
    }

    private URI here() {
        return URI.create(organisations.address());
    }
}
