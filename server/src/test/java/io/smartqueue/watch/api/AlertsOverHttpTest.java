package io.smartqueue.watch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Rush;
import io.smartqueue.security.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How managers read the watch and the alerts, take note of them, and decide when they are raised. */
class AlertsOverHttpTest extends ClockScenario {

    QueueId queue;
    Person admin;
    Person manager;
    Person agent;

    @BeforeEach
    void openNow() {
        clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        branch = branchIn("Africa/Dakar", "00:00");
        queue = branch.queue("A");
        admin = branch.tenant.admin();
        manager = branch.tenant.manager();
        agent = branch.tenant.agent();
    }

    /** An alert that no watch ends, because a bad rating stands for a day. */
    private String alert(@Nullable UUID site) {
        UUID id = UUID.randomUUID();
        branch.write(
                "insert into alert (id, tenant_id, kind, subject_id, subject, site_id, value, threshold, since)"
                        + " values (?, current_tenant(), 'bad_opinion', ?, 'A001', ?, 1, 2, now())",
                id,
                id.toString(),
                site);
        return id.toString();
    }

    @Test
    void whoIsFirstToTakeNoteStaysNamed() {
        String id = alert(branch.site);
        String note = "J’arrive 🏃‍♀️ حالًا";
        Answer taken = manager.post("alerts/" + id + "/acknowledge/", Map.of("note", note))
                .is(200);
        assertThat(taken.text("acknowledged.by")).isEqualTo("Moussa");
        assertThat(taken.text("acknowledged.note")).isEqualTo(note);
        assertThat(taken.json().path("until").isNull()).isTrue();
        Answer again = admin.post("alerts/" + id + "/acknowledge/").is(200);
        assertThat(again.text("acknowledged.by")).isEqualTo("Moussa");
        assertThat(again.text("acknowledged.note")).isEqualTo(note);
    }

    @Test
    void nobodyTakesNoteOfWhatIsOver() {
        String id = alert(branch.site);
        branch.write("update alert set until = now()");
        manager.post("alerts/" + id + "/acknowledge/").refused(409, "over");
        manager.post("alerts/" + UUID.randomUUID() + "/acknowledge/").is(404);
    }

    @Test
    void aNoteIsShortAndShowsWhatItIs() {
        String id = alert(branch.site);
        String path = "alerts/" + id + "/acknowledge/";
        manager.post(path, Map.of("note", "é".repeat(301))).rejects("note:too_long");
        manager.post(path, Map.of("colour", "red")).is(400);
        manager.post(path, Map.of("note", "<b>\u202egnp.exe</b>")).is(200);
        assertThat(manager.get("alerts/").text("results.0.acknowledged.note")).isEqualTo("<b>gnp.exe</b>");
    }

    @Test
    void areListedAndFiltered() {
        alert(branch.site);
        String over = alert(branch.site);
        branch.write("update alert set until = now() where id = ?::uuid", over);
        assertThat(count(manager, "")).isEqualTo(2);
        assertThat(count(manager, "?open=true")).isEqualTo(1);
        assertThat(count(manager, "?open=false&kind=bad_opinion")).isEqualTo(1);
        assertThat(count(manager, "?kind=screen_silent")).isZero();
        assertThat(count(manager, "?site=" + branch.site)).isEqualTo(2);
    }

    private static int count(Person person, String query) {
        return person.get("alerts/" + query).is(200).json().path("count").asInt();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?open=perhaps", "?kind=colour", "?colour=red", "?site=7", "?ordering=note", "?page=0"})
    void whatCannotBeAskedIsRefused(String query) {
        manager.get("alerts/" + query).is(400);
    }

    @Test
    void agentsSeeNothingAndManagersOfASiteSeeTheirs() {
        alert(branch.site);
        alert(null);
        UUID other = branch.tenant.otherSite();
        String theirs = alert(other);
        Person here = branch.tenant.hire(Role.MANAGER, "Ndeye", branch.site);
        for (String path : List.of("alerts/", "watch/", "alert-rules/", "events")) {
            agent.get(path).refused(403, "missing_right");
        }
        agent.post("alerts/" + theirs + "/acknowledge/").refused(403, "missing_right");
        assertThat(count(admin, "")).isEqualTo(3);
        assertThat(count(here, "")).isEqualTo(1);
        here.get("alerts/?site=" + other).refused(404, "unknown_site");
        assertThat(here.post("alerts/" + theirs + "/acknowledge/").status()).isIn(403, 404);
        assertThat(here.get("watch/").is(200).json().path("sites").size()).isEqualTo(1);
        here.get("watch/?site=" + other).refused(404, "unknown_site");
        here.put("alert-rules/", Map.of("rules", List.of())).refused(403, "missing_right");
        TestTenant stranger = organisations.open();
        stranger.admin()
                .get("/api/v1/tenants/" + branch.tenant.slug() + "/watch/")
                .is(404);
        stranger.admin().get("watch/?site=" + branch.site).refused(404, "unknown_site");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"kind\":\"colour\",\"threshold\":1', rules.0.kind:invalid_choice",
        "'\"kind\":\"counter_paused\"', rules.0.threshold:required",
        "'\"kind\":\"counter_paused\",\"threshold\":0', rules.0.threshold:out_of_range",
        "'\"kind\":\"bad_opinion\",\"threshold\":6', rules.0.threshold:out_of_range",
        "'\"kind\":\"budget_spent\",\"threshold\":90,\"site_id\":\"SITE\"', rules.0.site_id:not_of_a_site",
        "'\"kind\":\"counter_paused\",\"threshold\":9,\"tell\":\"nobody\"', rules.0.tell:invalid_tell",
        "'\"kind\":\"counter_paused\",\"threshold\":9,\"tell\":\"@\"', rules.0.tell:invalid_tell"
    })
    void whatCannotBeDecidedIsRefused(String rule, String code) {
        admin.put("alert-rules/", "{\"rules\":[{" + rule.replace("SITE", branch.site.toString()) + "}]}")
                .rejects(code);
    }

    @Test
    void aRuleIsGivenOnceForEachKindAndSite() {
        Map<String, Object> rule = Map.of("kind", "counter_paused", "threshold", 9);
        admin.put("alert-rules/", Map.of("rules", List.of(rule, rule))).rejects("rules.1.kind:duplicate");
        Answer rules = admin.put("alert-rules/", Map.of("rules", List.of(rule))).is(200);
        assertThat(rules.json().path("rules").size()).isEqualTo(8);
        assertThat(rules.text("rules.2.threshold")).isEqualTo("9");
        assertThat(rules.text("rules.3.threshold")).isEqualTo("5");
    }

    @Test
    void theSecondWhoDecidesIsToldTheRulesOfTheFirst() {
        String seen = tag(admin.get("alert-rules/").is(200));
        admin.put("alert-rules/", Map.of("rules", List.of(Map.of("kind", "counter_paused", "threshold", 9))))
                .is(200);
        Map<String, Object> ours = Map.of("rules", List.of(Map.of("kind", "screen_silent", "threshold", 7)));
        Answer refused = decideIf(seen, ours).refused(412, "changed_meanwhile");
        assertThat(refused.text("present.rules.2.threshold")).isEqualTo("9");
        assertThat(admin.get("alert-rules/").text("rules.3.threshold")).isEqualTo("5");
        decideIf(tag(refused), ours).is(200);
        assertThat(admin.get("alert-rules/").text("rules.3.threshold")).isEqualTo("7");
    }

    @Test
    void ofTwoWhoDecideAtOnceNeitherFails() {
        List<Integer> answers = Rush.of(
                8,
                i -> () -> admin.put(
                                "alert-rules/",
                                Map.of("rules", List.of(Map.of("kind", "counter_paused", "threshold", 10 + i))))
                        .status());
        assertThat(answers).containsOnly(200);
    }

    private Answer decideIf(String tag, Map<String, ?> rules) {
        return admin.send("PUT", "alert-rules/", rules, "application/json", "If-Match", tag);
    }

    private static String tag(Answer answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void theWatchShowsTheLineAsItStands() {
        UUID open = branch.seat(agent.staffId(), queue);
        UUID closed = branch.counter(queue);
        String ticket =
                agent.post("tickets/", Map.of("queue_id", queue)).is(201).id();
        for (int i = 0; i < 3; i++) {
            agent.post("tickets/", Map.of("queue_id", queue)).is(201);
        }
        agent.post("tickets/" + ticket + "/call/").is(200);
        agent.post("tickets/" + ticket + "/start/").is(200);
        branch.write("update leg set joined_at = joined_at - interval '11 minutes' where state = 'waiting'");
        Answer now = manager.get("watch/").is(200);
        assertThat(now.text("figures.waiting")).isEqualTo("3");
        assertThat(now.text("figures.counters_open")).isEqualTo("1");
        assertThat(now.text("figures.counters_needed")).isEqualTo("2");
        assertThat(now.text("figures.median_wait_seconds")).isEqualTo("660");
        assertThat(now.text("figures.within_promise_percent")).isEqualTo("0");
        assertThat(now.json().at("/figures/left_percent").isNull()).isTrue();
        assertThat(now.text("queues.0.longest_wait_seconds")).isEqualTo("660");
        assertThat(now.text("queues.0.counters_open")).isEqualTo("1");
        assertThat(now.text("queues.0.counters_needed")).isEqualTo("2");
        assertThat(now.json().at("/queues/0/range/high_minutes").asInt()).isPositive();
        assertThat(state(now, open)).isEqualTo("serving");
        assertThat(state(now, closed)).isEqualTo("closed");
        admin.post("sites/" + branch.site + "/incident/", Map.of("note", "Panne"))
                .is(201);
        Answer stopped = manager.get("watch/?site=" + branch.site).is(200);
        assertThat(stopped.text("sites.0.incident.note")).isEqualTo("Panne");
        assertThat(stopped.json().at("/queues/0/range").isNull()).isTrue();
        agent.post("tickets/" + ticket + "/close/").is(200);
        agent.post("agents/me/", Map.of("counter_id", open, "status", "paused", "reason", "Café"))
                .is(200);
        assertThat(state(manager.get("watch/").is(200), open)).isEqualTo("paused");
        manager.get("watch/?colour=red").is(400);
    }

    private static String state(Answer watch, UUID counter) {
        return watch.json()
                .path("counters")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(counter.toString()))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asString();
    }
}
