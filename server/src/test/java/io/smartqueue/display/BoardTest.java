package io.smartqueue.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SetClock;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.event.TicketEvent;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What a screen shows, read as its script reads it. */
@DatabaseTest
class BoardTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SetClock clock;

    Branch branch;
    Person manager;
    Person agent;
    QueueId queue;
    String key;
    WaitingScreen screen;

    @BeforeEach
    void hangAScreen() {
        clock.set(Instant.parse("2026-11-25T23:50:00Z"));
        branch = Branch.open(organisations, jdbc, transactions);
        manager = branch.tenant.manager();
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
        key = hang(Map.of("name", "Hall", "site", "plateau"));
        screen = new WaitingScreen(organisations);
    }

    private String hang(Map<String, Object> draft) {
        return manager.post("screens/", draft).is(201).text("key");
    }

    private String board() {
        HttpResponse<String> answer = screen.get("/display/" + key + "/state");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String take() {
        return manager.post(
                        "tickets/",
                        Map.of(
                                "queue_id",
                                queue.toString(),
                                "customer_name",
                                "Ndeye Zeynab",
                                "customer_phone",
                                "77 123 45 67"))
                .is(201)
                .id();
    }

    private String call() {
        take();
        return agent.post("agents/me/call-next/").is(200).id();
    }

    private static final String PANEL = "<section class=\"wall-call\"";

    @Test
    void aCallHasTheRoomForTwoMinutesAndThenStandsInTheList() {
        assertThat(board()).doesNotContain(PANEL);
        call();
        assertThat(board()).contains(PANEL).contains("<span>A</span>001").doesNotContain("wall-main quiet");

        clock.set(clock.instant().plus(Duration.ofMinutes(2)));
        assertThat(board()).doesNotContain(PANEL).contains("<span>A</span>001").contains("wall-main quiet");

        clock.set(clock.instant().plus(Duration.ofHours(1)));
        assertThat(board()).doesNotContain("<span>A</span>001");
    }

    @Test
    void theScreenTellsItsScriptEveryEventOfATicket() {
        String page = screen.get("/display/" + key).body();
        assertThat(TicketEvent.Type.values())
                .allSatisfy(type ->
                        assertThat(page).containsPattern("data-events=\"[^\"]*\\bticket\\." + type.code() + "\\b"));
    }

    @Test
    void whoseTurnApproachesIsNamedUntilTheCall() {
        String last = "";
        for (int i = 0; i < 12; i++) {
            last = manager.post("tickets/", Map.of("queue_id", queue)).is(201).id();
        }
        assertThat(soon()).doesNotContain("A012");
        manager.post("tickets/" + last + "/travel/", Map.of("minutes", 120)).is(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(soon()).contains("A012"));
        agent.post("tickets/" + last + "/call/", Map.of("reason", "urgent")).is(200);
        assertThat(soon()).doesNotContain("A012");
    }

    /** The notice that names all whose turn approaches; empty when the board has none. */
    private String soon() {
        var notice = Pattern.compile("id=\"soon\".*?</p>", Pattern.DOTALL).matcher(board());
        return notice.find() ? notice.group() : "";
    }

    @Test
    void nobodysNameOrTelephoneIsOnTheWall() {
        call();
        String page = screen.get("/display/" + key).body();

        assertThat(page).contains("<span>A</span>001");
        assertThat(page)
                .doesNotContainIgnoringCase("ndeye")
                .doesNotContain("77123")
                .doesNotContain("77 123");
    }

    @Test
    void whoWasSentElsewhereOrBackDisappears() {
        String id = call();
        agent.post("tickets/" + id + "/return/", Map.of("reason", "by mistake")).is(200);
        assertThat(board()).doesNotContain("<span>A</span>001");

        agent.post("agents/me/call-next/").is(200);
        assertThat(board()).contains("<span>A</span>001");
        QueueId other = branch.queue("B");
        agent.post("tickets/" + id + "/transfer/", Map.of("target_queue_id", other.toString(), "reason", "account"))
                .is(200);
        assertThat(board()).doesNotContain("<span>A</span>001");
    }

    @Test
    void aStepThatIsReopenedKeepsItsCounterOnTheWall() {
        QueueId next = branch.queue("B");
        String id = manager.post("tickets/", Map.of("queue_id", queue, "next_queue_ids", List.of(next)))
                .is(201)
                .id();
        agent.post("agents/me/call-next/").is(200);
        agent.post("tickets/" + id + "/start/").is(200);
        agent.post("tickets/" + id + "/close/").is(200);
        agent.post("tickets/" + id + "/reopen/").is(200);
        assertThat(board()).contains("<span>A</span>001");
        agent.post("tickets/" + id + "/close/").is(200);
        clock.set(clock.instant().plusSeconds(30));
        call();
        assertThat(board()).contains("<span>A</span>002");
    }

    @Test
    void whoIsCalledAgainIsCalledAgain() {
        String id = call();
        String first = board();
        clock.set(clock.instant().plusSeconds(30));
        agent.post("tickets/" + id + "/recall/").is(200);

        assertThat(calls(first)).hasSize(1);
        assertThat(calls(board())).hasSize(1).doesNotContainAnyElementsOf(calls(first));
    }

    private static List<String> calls(String board) {
        return Pattern.compile("data-call=\"([^\"]+)\"")
                .matcher(board)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void oneCounterHasOneNumber() {
        String first = call();
        agent.post("tickets/" + first + "/start/").is(200);
        agent.post("tickets/" + first + "/close/").is(200);
        assertThat(board()).contains("<span>A</span>001");
        clock.set(clock.instant().plusSeconds(1));
        call();

        assertThat(board()).contains("<span>A</span>002").doesNotContain("<span>A</span>001");
    }

    @Test
    void midnightBeginsAnewAndKeepsWhoIsAtACounter() {
        String done = call();
        agent.post("tickets/" + done + "/start/").is(200);
        agent.post("tickets/" + done + "/close/").is(200);
        Person colleague = branch.agentServing(queue);
        clock.set(clock.instant().plusSeconds(60));
        take();
        colleague.post("agents/me/call-next/").is(200);
        assertThat(board()).contains("<span>A</span>001").contains("<span>A</span>002");

        clock.set(Instant.parse("2026-11-26T00:00:30Z"));
        assertThat(board()).doesNotContain("<span>A</span>001").contains("<span>A</span>002");
        assertThat(screen.get("/display/" + key).body()).contains("00:00");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        call();
        HttpResponse<String> first = screen.get("/display/" + key + "/state");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        clock.set(clock.instant().plusSeconds(5));

        HttpResponse<String> again = screen.get("/display/" + key + "/state", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        take();
        assertThat(screen.get("/display/" + key + "/state", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRangeIsAnnouncedOnlyWhereItCanBeKept() {
        assertThat(board()).contains(">min<");
        manager.post("queues/" + queue + "/status/", Map.of("status", "paused")).is(200);
        assertThat(board()).doesNotContain(">min<").contains("Plus aucun ticket");
        manager.post("queues/" + queue + "/status/", Map.of("status", "active")).is(200);
        manager.post("sites/" + branch.site + "/incident/", Map.of("note", "Panne de courant"))
                .is(201);
        assertThat(board()).doesNotContain(">min<").contains("Panne de courant").contains("Les appels sont suspendus");
    }

    @Test
    void withNobodyAtACounterNoHourIsAnnounced() {
        agent.post("agents/me/", Map.of("status", "closed")).is(200);
        assertThat(board()).doesNotContain(">min<").contains("Aucun guichet ouvert");
    }

    @Test
    void aScreenShowsTheServicesThatItIsFor() {
        branch.queue("B");
        assertThat(board()).contains("Service A").contains("Service B");
        UUID service = branch.read(UUID.class, "select service_id from queue where id = ?", queue.value())
                .getFirst();
        key = hang(Map.of("name", "Hall 2", "site", "plateau", "services", List.of(service)));
        assertThat(calls(board())).isEmpty();
        assertThat(board().split("wall-service\"", -1)).hasSize(2);
    }

    @Test
    void aScreenGivesASignOfLifeAtMostOnceAMinute() {
        board();
        String first = manager.get("screens/").text("results.0.last_seen_at");
        clock.set(clock.instant().plusSeconds(30));
        board();
        assertThat(manager.get("screens/").text("results.0.last_seen_at")).isEqualTo(first);
        clock.set(clock.instant().plusSeconds(31));
        board();
        assertThat(manager.get("screens/").text("results.0.last_seen_at")).isEqualTo("2026-11-25T23:51:01Z");
    }
}
