package io.smartqueue.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.postgres.Postgres;
import io.smartqueue.queue.QueueId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Rows of old visits go; what is computed from them stays to the digit. */
class FiguresOfDroppedVisitsTest extends RetentionScenario {

    private static final Duration OLD = Duration.ofDays(32);

    @Autowired
    List<RetentionStep> steps;

    @Autowired
    Postgres postgres;

    @Test
    void figuresOfQueuesSitesAndCountersAreUnchanged() throws Exception {
        keep(30, 30, 30);
        QueueId other = branch.queue("B");
        var both = branch.agentServing(queue, other);
        staySignedIn();
        visit();
        String twice = admin.post(
                        "tickets/",
                        Map.of("queue_id", queue.value(), "next_queue_ids", List.of(other.value(), queue.value())))
                .is(201)
                .id();
        for (int minutes : new int[] {1, 2, 40}) {
            later(Duration.ofSeconds(7));
            both.post("agents/me/call-next/", Map.of()).is(200);
            later(Duration.ofSeconds(11));
            both.post("tickets/" + twice + "/start/", Map.of()).is(200);
            later(Duration.ofMinutes(minutes));
            both.post("tickets/" + twice + "/close/", Map.of()).is(200);
        }
        List<String> before = figures();

        after(OLD);

        assertThat(rows("visit")).isZero();
        assertThat(figures()).isEqualTo(before);
        assertThat(before.getFirst()).contains("\"served\":2", "\"cases\":3");
        admin.get("tickets/" + twice + "/").is(404);
        admin.delete("queues/" + other.value() + "/").is(200);
        assertThat(figures()).as("a queue with figures is closed, not removed").isEqualTo(before);
    }

    @Test
    void whatPeopleWereToldGoesWithTheirVisit() throws Exception {
        keep(30, 30, 30);
        visit();
        await().until(() -> rows("announcement") > 0);

        after(OLD);

        assertThat(rows("announcement")).isZero();
    }

    @Test
    void partsOfADayAreAddedToTheDay() throws Exception {
        keep(30, 30, 30);
        staySignedIn();
        visit();
        later(Duration.ofHours(3));
        visit();
        String before = ofQueue();

        after(Duration.ofDays(30).plusHours(1));
        assertThat(rows("visit")).isEqualTo(1);
        assertThat(ofQueue()).isEqualTo(before).contains("\"served\":2");

        after(OLD);
        assertThat(rows("visit")).isZero();
        assertThat(ofQueue()).isEqualTo(before);
    }

    @Test
    void theLongestOfTheThreePeriodsKeepsTheRows() throws Exception {
        keep(30, 45, 60);
        visit();
        after(Duration.ofDays(59));
        assertThat(rows("visit")).isEqualTo(1);
        assertThat(rows("notification")).isEqualTo(1);
        after(Duration.ofDays(61));
        assertThat(List.of("visit", "leg", "notification", "ticket_event", "visit_note"))
                .allSatisfy(table -> assertThat(rows(table)).as(table).isZero());
        assertThat(branch.read(Long.class, "select messages from message_figures where queue_id is not null"))
                .containsExactly(1L);
        assertThat(branch.read(
                        String.class,
                        "select entries[1] || ' ' || priorities[1] || ' ' || (agents[1] is not null)"
                                + " || ' ' || (joined_at[1] < ended_at[1]) from day_figures"))
                .containsExactly("api normal true true");
    }

    @Test
    void aRunThatIsKilledLosesNothingAndCountsNothingTwice() throws Exception {
        keep(30, 30, 30);
        staySignedIn();
        visit();
        String before = ofQueue();

        try (Connection killed = archivist()) {
            assertThat(steps.stream().mapToInt(step -> end(killed, step)).sum()).isPositive();
        }

        clock.set(DAY.plus(OLD));
        assertThat(rows("visit")).isEqualTo(1);
        assertThat(ofQueue()).isEqualTo(before);
        after(OLD);
        assertThat(rows("visit")).isZero();
        assertThat(ofQueue()).isEqualTo(before);
    }

    @Test
    void twoRunsAtOnceCountEachVisitOnce() throws Exception {
        keep(30, 30, 30);
        staySignedIn();
        visit();
        String before = ofQueue();
        RetentionStep figures = steps.stream()
                .filter(step -> step.getClass().getSimpleName().equals("KeptFigures"))
                .findFirst()
                .orElseThrow();
        try (Connection forgetting = archivist()) {
            steps.stream().filter(step -> step != figures).forEach(step -> end(forgetting, step));
            forgetting.commit();
        }
        try (Connection first = archivist();
                Connection second = archivist()) {
            assertThat(end(first, figures)).isEqualTo(1);
            assertThat(end(second, figures)).isZero();
            first.commit();
            second.commit();
        }
        assertThat(ofQueue()).isEqualTo(before).contains("\"served\":1");
    }

    /** Each day one visit; thirty days are kept. */
    @Test
    void theNumberOfRowsLevelsOff() throws Exception {
        keep(30, 30, 30);
        staySignedIn();
        List<Integer> sizes = new ArrayList<>();
        for (int day = 0; day < 40; day++) {
            clock.set(DAY.plus(Duration.ofDays(day)));
            visit();
            after(Duration.ofDays(day).plusHours(10));
            sizes.add(rows("visit") + rows("leg") + rows("ticket_event") + rows("notification") + rows("visit_note"));
        }
        assertThat(sizes.subList(0, 30)).isSorted().doesNotHaveDuplicates();
        assertThat(sizes.subList(31, 40)).containsOnly(sizes.get(30));
        assertThat(ofQueue().split("\"served\":1,", -1)).hasSize(41);
    }

    /** For as many months as the test goes through; a token is looked up again after a second. */
    private void staySignedIn() throws SQLException {
        try (Connection owner = postgres.owner().connect()) {
            sql(owner).sql("""
                        update access_token set expires_at = expires_at + interval '1 year'
                        where account_id in (select account_id from membership where tenant_id = ?)
                        """).param(branch.tenant.tenant().id().value()).update();
        }
        clock.set(DAY.plus(Duration.ofDays(50)));
        await().untilAsserted(() -> admin.get("/api/v1/auth/me/").is(200));
        await().untilAsserted(() -> agent.get("/api/v1/auth/me/").is(200));
        clock.set(DAY);
    }

    private List<String> figures() {
        List<String> all = new ArrayList<>(List.of(ofQueue(), stats("sites/" + branch.site)));
        for (var counter : admin.get("counters/").is(200).json().path("results")) {
            all.add(stats("counters/" + counter.path("id").asString()));
        }
        LocalDate from = LocalDate.ofInstant(DAY, ZoneOffset.UTC);
        for (String report : List.of("waits", "services", "arrivals")) {
            all.add(admin.get("reports/%s/?by=priority&from=%s&to=%s".formatted(report, from, from))
                    .is(200)
                    .json()
                    .path("rows")
                    .toString());
        }
        return all;
    }

    private String ofQueue() {
        return stats("queues/" + queue.value());
    }

    /** Of forty days from the first on. */
    private String stats(String what) {
        LocalDate from = LocalDate.ofInstant(DAY, ZoneOffset.UTC);
        Instant now = clock.instant();
        clock.set(DAY.plus(Duration.ofDays(50)));
        String body = admin.get(what + "/stats/days/?from=" + from + "&to=" + from.plusDays(40))
                .is(200)
                .body();
        clock.set(now);
        return body;
    }

    private int rows(String table) {
        return branch.read(Integer.class, "select count(*) from " + table).getFirst();
    }

    private Connection archivist() throws SQLException {
        Connection connection = postgres.owner().connect();
        connection.setAutoCommit(false);
        sql(connection).sql(Postgres.AS_ARCHIVIST).update();
        return connection;
    }

    private int end(Connection connection, RetentionStep step) {
        Instant before = DAY.plus(OLD).minus(Duration.ofDays(30));
        return step.end(sql(connection), branch.tenant.tenant().id(), new Cutoffs(before, before, before), 500);
    }

    private static JdbcClient sql(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
