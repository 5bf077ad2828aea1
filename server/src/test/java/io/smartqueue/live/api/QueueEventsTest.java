package io.smartqueue.live.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Logged;
import io.smartqueue.MissingTable;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestDatabase;
import io.smartqueue.live.SecondServer;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.net.URI;
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
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueEventsTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);

    /** How long a server that stops waits for requests that do not end. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    SecondServer other;
    Branch branch;
    QueueId queue;
    Person agent;

    @BeforeAll
    void startTheOther() {
        other = SecondServer.start();
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @BeforeEach
    void openABranch() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
    }

    @Test
    void goOnAfterAFaultThatNobodyForesaw() throws Exception {
        try (var stream = Stream.open(other.address(), agent, queue, null)) {
            try (var log = Logged.by("io.smartqueue.live.feed.FeedReader");
                    var away = MissingTable.named("ticket_event")) {
                await().atMost(PATIENTLY).until(log::anything);
            }
            take();
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.names()).containsExactly("ticket.created"));
        }
    }

    @Test
    void tellOnOneServerWhatWasDoneOnTheOther() throws Exception {
        try (var stream = Stream.open(other.address(), agent, queue, null)) {
            String ticket = take();
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.names()).containsExactly("ticket.created"));
            agent.post("tickets/" + ticket + "/call/").is(200);
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.names()).containsExactly("ticket.created", "ticket.called"));

            var created = stream.events.getFirst().data();
            assertThat(created.propertyNames())
                    .containsExactly("event", "ticket_id", "queue_id", "number", "status", "counter", "at");
            assertThat(created.path("event").asString()).isEqualTo("ticket.created");
            assertThat(created.path("ticket_id").asString()).isEqualTo(ticket);
            assertThat(created.path("queue_id").asString()).isEqualTo(queue.toString());
            assertThat(created.path("status").asString()).isEqualTo("waiting");
            assertThat(created.path("counter").isNull()).isTrue();
            assertThat(created.path("at").asString()).endsWith("Z");
            var called = stream.events.getLast().data();
            assertThat(called.path("status").asString()).isEqualTo("called");
            assertThat(called.path("number").asString())
                    .isEqualTo(created.path("number").asString());
            assertThat(called.path("counter").path("name").asString()).startsWith("Guichet");
        }
    }

    @Test
    void tellNothingOfOtherQueuesAndOrganisations() throws Exception {
        Branch stranger = Branch.open(organisations, jdbc, transactions);
        QueueId theirs = stranger.queue("A");
        QueueId second = branch.queue("B");
        try (var stream = Stream.open(here(), agent, queue, null)) {
            branch.tenant.admin().post("tickets/", Map.of("queue_id", second)).is(201);
            stranger.tenant.admin().post("tickets/", Map.of("queue_id", theirs)).is(201);
            String ticket = take();

            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.events).isNotEmpty());
            assertThat(stream.events)
                    .extracting(event -> event.data().path("ticket_id").asString())
                    .containsExactly(ticket);
        }
    }

    @Test
    void replayWhatWasMissedAndNothingTwice() throws Exception {
        String before;
        try (var stream = Stream.open(here(), agent, queue, null)) {
            take();
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.events).hasSize(1));
            before = stream.lastId();
        }
        take();
        take();

        try (var stream = Stream.open(other.address(), agent, queue, before)) {
            take();
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.events).hasSizeGreaterThanOrEqualTo(3));
            assertThat(stream.events)
                    .extracting(Stream.Event::id)
                    .doesNotHaveDuplicates()
                    .hasSize(3);
        }
        try (var stream = Stream.open(here(), agent, queue, "not one of ours")) {
            assertThat(stream.events).isEmpty();
        }
    }

    @Test
    void beginAnewForWhoBringsAnIdThatIsStillToCome() throws Exception {
        try (var stream = Stream.open(here(), agent, queue, "999999999999-7")) {
            take();

            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.names()).containsExactly("ticket.created"));
        }
    }

    @Test
    void waitForAnEarlierTransactionThatCommitsLater() throws Exception {
        String first = take();
        String second = take();
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try (var stream = Stream.open(here(), agent, queue, null)) {
            branch.in(() -> own.execute(outer -> {
                record("first", first);
                own.executeWithoutResult(inner -> record("second", second));
                await().during(Duration.ofMillis(1500))
                        .atMost(PATIENTLY)
                        .untilAsserted(() -> assertThat(stream.names()).doesNotContain("ticket.second"));
                return true;
            }));

            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.names()).contains("ticket.first", "ticket.second"));
            assertThat(stream.names()).endsWith("ticket.first", "ticket.second");
        }
    }

    @Test
    void costNoMoreThanThePollWhenNoSignalComes() throws Exception {
        String ticket = take();
        try (var stream = Stream.open(other.address(), agent, queue, null)) {
            branch.in(() -> new TransactionTemplate(transactions).execute(status -> record("silent", ticket)));

            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.names()).contains("ticket.silent"));
        }
    }

    @Test
    void loseNothingWhenTheDatabaseCutsEveryConnection() throws Exception {
        try (var stream = Stream.open(other.address(), agent, queue, null)) {
            try (var owner = TestDatabase.owner().connect();
                    var cut = owner.createStatement()) {
                cut.execute("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and application_name = 'smartqueue live'
                        """);
            }
            take();
            take();

            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.events).hasSize(2));
        }
    }

    @Test
    void areOverSoonWhenTheServerStops() throws Exception {
        var third = SecondServer.start();
        try (var stream = Stream.open(third.address(), agent, queue, null)) {
            assertThat(stream.isOver()).isFalse();
            long begun = System.nanoTime();

            third.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GRACE);
            await().atMost(PATIENTLY).until(stream::isOver);
        }
    }

    @Test
    void areForThoseWhoMaySeeTheLine() {
        Branch stranger = Branch.open(organisations, jdbc, transactions);

        agent.with("").get("queues/" + queue + "/events").refused(401, "not_signed_in");
        agent.get("queues/" + UUID.randomUUID() + "/events").refused(404, "not_found");
        agent.get("queues/" + stranger.queue("A") + "/events").refused(404, "not_found");
        stranger.tenant
                .agent()
                .get(agent.home() + "queues/" + queue + "/events")
                .refused(404, "unknown_tenant");
    }

    private String take() {
        return agent.post("tickets/", Map.of("queue_id", queue)).is(201).id();
    }

    private URI here() {
        return URI.create(organisations.address());
    }

    /** As another part of the program would, but without a signal. */
    private int record(String type, String ticket) {
        return jdbc.sql("""
                        insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type,
                            to_state, at)
                        select leg.tenant_id, leg.visit_id, leg.id, leg.queue_id, visit.number, :type, 'system',
                            leg.state, now()
                        from leg join visit on visit.id = leg.visit_id
                        where leg.visit_id = :visit
                        """)
                .param("type", type)
                .param("visit", UUID.fromString(ticket))
                .update();
    }

    @Test
    void tellThatACounterOfTheQueueOpensAndClosesAndWhy() throws Exception {
        String before;
        try (var stream = Stream.open(other.address(), agent, queue, null)) {
            agent.post("agents/me/", Map.of("status", "closed")).is(200);
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.names()).containsExactly("counter.closed"));
            var closed = stream.events.getFirst().data();
            assertThat(closed.propertyNames()).containsExactly("event", "counter", "reason", "at");
            assertThat(closed.path("reason").asString()).isEqualTo("agent");
            assertThat(closed.path("counter").path("name").asString()).startsWith("Guichet");
            before = stream.lastId();
        }
        UUID counter = branch.read(UUID.class, "select id from counter").getFirst();
        agent.post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
        agent.post("agents/me/", Map.of("counter_id", branch.counter(branch.queue("B")), "status", "available"))
                .is(200);
        take();
        try (var stream = Stream.open(here(), agent, queue, before)) {
            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(stream.names())
                            .containsExactly("counter.opened", "counter.closed", "ticket.created"));
        }
    }
}
