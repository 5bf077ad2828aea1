package io.smartqueue.live.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.live.Subscription;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What each kind of interest is told. */
@DatabaseTest
class SubscriptionsTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);
    private static final Pattern NAME = Pattern.compile("event: (\\S+)");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Hub hub;

    Branch branch;
    QueueId first;
    QueueId second;
    Person agent;
    TenantId tenant;
    final List<Subscriber> watchers = new ArrayList<>();

    @BeforeEach
    void openABranch() {
        branch = Branch.open(organisations, jdbc, transactions);
        first = branch.queue("A");
        second = branch.queue("B");
        agent = branch.agentServing(first, second);
        tenant = branch.tenant.tenant().id();
    }

    @AfterEach
    void leave() {
        watchers.forEach(hub::leave);
    }

    /** A subscriber that reads when a test asks what it has received. */
    private final class Eyes {

        private final Subscriber subscriber;
        private final List<String> blocks = new ArrayList<>();

        Eyes(Subscription subscription) {
            this(subscription, () -> {});
        }

        Eyes(Subscription subscription, Runnable wake) {
            subscriber = hub.watch(subscription, null, wake);
            watchers.add(subscriber);
        }

        List<String> names() {
            subscriber
                    .take(System.nanoTime(), 100)
                    .forEach(frame -> blocks.add(new String(frame.block(), StandardCharsets.UTF_8)));
            return blocks.stream()
                    .map(NAME::matcher)
                    .filter(java.util.regex.Matcher::find)
                    .map(name -> name.group(1))
                    .toList();
        }

        void see(String... names) {
            await().atMost(PATIENTLY).untilAsserted(() -> assertThat(names()).containsExactly(names));
        }
    }

    @Test
    void ofSomeQueuesIsToldOfThoseAlone() {
        var eyes = new Eyes(new Subscription.OfQueues(tenant, Set.of(second)));
        var both = new Eyes(new Subscription.OfQueues(tenant, Set.of(first, second)));
        eyes.see("look");
        both.see("look");
        take(first);
        take(second);

        eyes.see("look", "ticket.created");
        both.see("look", "ticket.created", "ticket.created");
    }

    @Test
    void ofASiteIsToldOfAllItsQueuesAlsoOfNewOnes() {
        var eyes = new Eyes(new Subscription.OfSite(tenant, new SiteId(branch.site)));
        var elsewhere = new Eyes(new Subscription.OfSite(tenant, new SiteId(UUID.randomUUID())));
        eyes.see("look");
        take(first);
        take(branch.queue("C"));

        eyes.see("look", "ticket.created", "ticket.created");
        elsewhere.see("look");
    }

    @Test
    void ofAVisitIsToldOfNobodyElse() {
        String other = take(first);
        String own = take(first);
        Eyes eyes = follow(own);
        eyes.see("look");
        take(second);
        cancel(other);
        eyes.see("look", "line");
        agent.post("tickets/" + own + "/call/").is(200);

        eyes.see("look", "line", "ticket.called");
        assertThat(eyes.blocks).noneMatch(block -> block.contains(other));
    }

    @Test
    void ofAVisitIsToldOnlyOfWhatChangesItsPlaceOrItsWait() {
        branch.tenant
                .admin()
                .patch("waiting-time/", Map.of("almost_margin_minutes", 0))
                .is(200);
        Eyes before = follow(take(first));
        String other = take(first);
        Eyes behind = follow(take(first));
        before.see("look");
        behind.see("look");
        cancel(other);

        behind.see("look", "line");
        assertThat(before.names()).containsExactly("look");
        agent.post("agents/me/", Map.of("status", "paused", "reason", "tea")).is(200);
        behind.see("look", "line", "look");
        before.see("look", "look");
    }

    @Test
    void ofAVisitIsToldWhenAnotherQueueOfTheSameCountersMakesItWaitLonger() {
        Eyes eyes = follow(take(first));
        eyes.see("look");
        branch.write("update counter_queue set head_start_minutes = 60 where queue_id = ?", second.value());
        take(second);

        eyes.see("look", "line");
    }

    @Test
    void waitsForNoOtherOrganisation() {
        var hangs = new AtomicBoolean();
        var goOn = new CountDownLatch(1);
        try {
            Branch other = Branch.open(organisations, jdbc, transactions);
            QueueId line = other.queue("A");
            Person busy = other.agentServing(line);
            new Eyes(new Subscription.OfQueue(other.tenant.tenant().id(), line), () -> {
                if (hangs.get()) {
                    Awaitility.waitAtMost(PATIENTLY).until(() -> goOn.getCount() == 0);
                }
            });
            var eyes = new Eyes(new Subscription.OfQueue(tenant, first));
            hangs.set(true);
            busy.post("tickets/", Map.of("queue_id", line)).is(201);
            take(first);

            eyes.see("ticket.created");
        } finally {
            goOn.countDown();
        }
    }

    @Test
    void ofAVisitFollowsItToAnotherQueue() {
        String other = take(second);
        String own = take(first);
        Eyes eyes = follow(own);
        eyes.see("look");
        agent.post("tickets/" + own + "/call/").is(200);
        agent.post("tickets/" + own + "/transfer/", Map.of("target_queue_id", second, "reason", "papers"))
                .is(200);
        eyes.see("look", "ticket.called", "ticket.transferred", "ticket.transferred");
        take(second);
        cancel(other);

        eyes.see("look", "ticket.called", "ticket.transferred", "ticket.transferred", "line");
    }

    @Test
    void isToldToLookWhenTheOrganisationChanges() {
        var eyes = new Eyes(new Subscription.OfSite(tenant, new SiteId(branch.site)));
        var program = new Eyes(new Subscription.OfQueue(tenant, first));
        eyes.see("look");

        branch.tenant
                .manager()
                .post("queues/" + first + "/status/", Map.of("status", "paused"))
                .is(200);
        eyes.see("look", "look");
        agent.post("agents/me/", Map.of("status", "paused", "reason", "tea")).is(200);
        eyes.see("look", "look", "look");

        assertThat(program.names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sites, address, Rue 12", "services, expected_minutes, 7", "counters, name, Guichet 9"})
    void isToldToLookWhenASettingChanges(String collection, String field, String value) {
        var eyes = new Eyes(new Subscription.OfSite(tenant, new SiteId(branch.site)));
        eyes.see("look");
        Person admin = branch.tenant.admin();
        String one = collection + "/" + admin.get(collection + "/").is(200).text("results.0.id");
        admin.patch(one, Map.of(field, value)).is(200);
        eyes.see("look", "look");
    }

    @Test
    void isToldToLookWhenAQueueIsRemoved() {
        QueueId third = branch.queue("C");
        var eyes = new Eyes(new Subscription.OfSite(tenant, new SiteId(branch.site)));
        eyes.see("look");
        branch.tenant.admin().delete("queues/" + third).is(204);
        eyes.see("look", "look");
    }

    @Test
    void isToldToLookWhileAnOldTransactionHoldsBackTheEvents() {
        var page = new Eyes(new Subscription.OfQueues(tenant, Set.of(first)));
        var elsewhere = new Eyes(new Subscription.OfQueues(tenant, Set.of(second)));
        var program = new Eyes(new Subscription.OfQueue(tenant, first));
        new TransactionTemplate(transactions).executeWithoutResult(old -> {
            jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
            take(first);

            await().atMost(PATIENTLY)
                    .untilAsserted(() -> assertThat(page.names()).containsExactly("look", "look"));
            assertThat(program.names()).isEmpty();
            assertThat(elsewhere.names()).containsExactly("look");
        });
        page.see("look", "look", "ticket.created");
        program.see("ticket.created");
    }

    private Eyes follow(String ticket) {
        return new Eyes(new Subscription.OfVisit(tenant, new TicketId(UUID.fromString(ticket))));
    }

    private void cancel(String ticket) {
        agent.post("tickets/" + ticket + "/cancel/", Map.of("reason", "left")).is(200);
    }

    private String take(QueueId queue) {
        return agent.post("tickets/", Map.of("queue_id", queue)).is(201).id();
    }
}
