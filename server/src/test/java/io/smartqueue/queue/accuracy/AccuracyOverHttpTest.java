package io.smartqueue.queue.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SetClock;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** What people were told about their wait is kept, and compared with how long they waited. */
@DatabaseTest
class AccuracyOverHttpTest {

    private static final Instant MORNING = Instant.parse("2026-12-01T09:00:00Z");
    private static final String THAT_DAY = "?from=2026-12-01&to=2026-12-01";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SetClock clock;

    @Autowired
    Announcements announcements;

    @Autowired
    Judgement judgement;

    Branch branch;
    QueueId queue;
    Person agent;

    @BeforeEach
    void open() {
        clock.set(MORNING);
        openIn("Africa/Dakar");
    }

    private void openIn(String zone) {
        branch = Branch.open(organisations, jdbc, transactions, zone, LocalTime.MIDNIGHT);
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
    }

    @Test
    void comparesWhatWasSaidWithTheWait() {
        Answer first = take();
        Answer second = take();
        take();
        after(40);
        call(first);
        cancel(second);

        JsonNode answer = judged(THAT_DAY, 3, 1, 1);
        JsonNode ours = row(answer, "ours", "all");
        assertThat(ours.path("cases").asInt()).isEqualTo(1);
        int said = Integer.parseInt(first.text("eta.low_minutes"));
        assertThat(ours.path("mae_minutes").asDouble()).isBetween(40.0 - said, 41.0 - said);
        assertThat(ours.path("bias_minutes").asDouble())
                .isEqualTo(-ours.path("mae_minutes").asDouble());
        assertThat(ours.path("under_share").asDouble()).isEqualTo(1);
        assertThat(ours.path("coverage").asDouble()).isZero();
        assertThat(row(answer, "ours", "60+").path("mae_minutes").isNull()).isTrue();
        assertThat(answer.path("rows").size()).isEqualTo(20);
    }

    @Test
    void judgesTheSimplerMethodsOnTheSameTickets() {
        Answer first = take();
        Answer second = take();
        after(4);
        call(first);
        agent.post("tickets/" + first.id() + "/start/").is(200);
        agent.post("tickets/" + first.id() + "/close/", Map.of()).is(200);
        after(6);
        call(second);

        JsonNode answer = judged(THAT_DAY, 2, 2, 0);
        // Said 0 and 5 minutes, as one was ahead; they waited 4 and 10.
        assertThat(row(answer, "earlier", "all").path("mae_minutes").asDouble()).isEqualTo(4.5);
        // Nobody had been called when these two came.
        assertThat(row(answer, "last_to_enter", "all").path("cases").asInt()).isZero();
        assertThat(row(answer, "queue_length", "all").path("cases").asInt()).isEqualTo(2);
    }

    @Test
    void predictsByTheLastWhoWasCalled() {
        call(takeAndLet(7));
        Answer next = take();
        after(10);
        cancel(next);

        JsonNode answer = judged(THAT_DAY, 2, 1, 1);
        assertThat(row(answer, "ours", "all").path("cases").asInt()).isEqualTo(1);
        assertThat(branch.read(
                        Float.class,
                        "select last_to_enter_minutes from announcement where last_to_enter_minutes is not null"))
                .containsExactly(7f);
    }

    @Test
    void countsTheDayByTheZoneOfTheSite() {
        openIn("Asia/Tokyo");
        clock.set(Instant.parse("2026-12-01T16:00:00Z"));
        take();
        judged("?from=2026-12-02&to=2026-12-02", 1, 0, 0);
        judged(THAT_DAY, 0, 0, 0);
    }

    @Test
    void neverCountsAWaitBelowZeroWhenTheClockIsSetBack() {
        Answer ticket = take();
        after(-60);
        call(ticket);
        JsonNode answer = judged(THAT_DAY, 1, 1, 0);
        double said = Integer.parseInt(ticket.text("eta.low_minutes"));
        assertThat(row(answer, "ours", "all").path("bias_minutes").asDouble()).isBetween(said - 1, said);
    }

    @Test
    void judgesALegByItsFirstCallOnlyOnce() {
        Answer ticket = take();
        after(3);
        call(ticket);
        judged(THAT_DAY, 1, 1, 0);
        agent.post("tickets/" + ticket.id() + "/missed/").is(200);
        agent.post("tickets/" + ticket.id() + "/return/").is(200);
        after(20);
        call(ticket);
        judged(THAT_DAY, 1, 1, 0);
    }

    @Test
    void asksForOneHorizonOneQueueAndOneSite() {
        QueueId other = branch.queue("B");
        call(takeAndLet(1));
        judged(THAT_DAY + "&queue=" + other, 0, 0, 0);
        judged(THAT_DAY + "&site=" + branch.site, 1, 1, 0);
        JsonNode answer = judged(THAT_DAY + "&horizon=0-10", 1, 1, 0);
        assertThat(answer.path("rows").size()).isEqualTo(4);
        judged(THAT_DAY + "&horizon=60%2B", 0, 0, 0);
        judged(THAT_DAY + "&horizon=60+", 0, 0, 0);
    }

    @Test
    void asksForOneHourAndOneChannel() {
        int hour = clock.instant().atZone(ZoneId.of("Africa/Dakar")).getHour();
        Answer first = take();
        judged(THAT_DAY + "&hour=" + hour + "&channel=api", 1, 0, 0);
        judged(THAT_DAY + "&hour=" + (hour + 1) % 24, 0, 0, 0);
        judged(THAT_DAY + "&channel=kiosk", 0, 0, 0);
        assertThat(branch.read(String.class, "select channel from announcement"))
                .containsExactly("api");
        after(3);
        call(first);
        judged(THAT_DAY + "&hour=" + hour, 1, 1, 0);
        judged(THAT_DAY + "&hour=" + hour + "&channel=api&horizon=0-10", 1, 1, 0);
        judged(THAT_DAY + "&hour=" + (hour + 1) % 24, 0, 0, 0);
        judged(THAT_DAY + "&channel=kiosk", 0, 0, 0);
        Person manager = branch.tenant.manager();
        manager.get("estimates/accuracy/?hour=24").rejects("hour:out_of_range");
        manager.get("estimates/accuracy/?channel=pigeon").rejects("channel:unknown_channel");
    }

    @Test
    void isForManagersAndRefusesWhatMakesNoSense() {
        agent.get("estimates/accuracy/").refused(403, "missing_right");
        Person manager = branch.tenant.manager();
        manager.get("estimates/accuracy/").is(200);
        manager.get("estimates/accuracy/?from=2026-12-02&to=2026-12-01").rejects("to:out_of_range");
        manager.get("estimates/accuracy/?from=2025-01-01&to=2026-12-01").rejects("to:span_too_long");
        manager.get("estimates/accuracy/?horizon=5-10").rejects("horizon:unknown_horizon");
        manager.get("estimates/accuracy/?from=yesterday").rejects("from:invalid_value");
        Branch strangers = Branch.open(organisations, jdbc, transactions);
        manager.get("estimates/accuracy/?queue=" + strangers.queue("A")).refused(404, "unknown_queue");
        manager.get("estimates/accuracy/?site=" + strangers.site).refused(404, "unknown_site");
    }

    // Who is far away is told at once and hears no second range when the turn approaches.
    private Answer take() {
        Answer ticket = agent.post("tickets/", Map.of("queue_id", queue, "travel_minutes", 240))
                .is(201);
        announcements.store();
        return ticket;
    }

    private Answer takeAndLet(int minutes) {
        Answer ticket = take();
        after(minutes);
        return ticket;
    }

    private void call(Answer ticket) {
        agent.post("tickets/" + ticket.id() + "/call/", Map.of("reason", "A test"))
                .is(200);
    }

    private void cancel(Answer ticket) {
        agent.post("tickets/" + ticket.id() + "/cancel/", Map.of("reason", "Left"))
                .is(200);
    }

    private void after(int minutes) {
        clock.set(clock.instant().plus(Duration.ofMinutes(minutes)));
    }

    /** The answer, once the server has stored and judged so many. */
    private JsonNode judged(String query, int announced, int judged, int censored) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            announcements.store();
            judgement.judge(branch.tenant.tenant().id());
            JsonNode answer = read(query);
            assertThat(answer.path("announced").asInt()).as(answer.toString()).isEqualTo(announced);
            assertThat(answer.path("judged").asInt()).as(answer.toString()).isEqualTo(judged);
            assertThat(answer.path("censored").asInt()).as(answer.toString()).isEqualTo(censored);
        });
        return read(query);
    }

    private JsonNode read(String query) {
        return branch.tenant
                .manager()
                .get("estimates/accuracy/" + query)
                .is(200)
                .json();
    }

    private static JsonNode row(JsonNode answer, String method, String horizon) {
        return answer.path("rows")
                .valueStream()
                .filter(row -> row.path("method").asString().equals(method)
                        && row.path("horizon").asString().equals(horizon))
                .findFirst()
                .orElseThrow();
    }
}
