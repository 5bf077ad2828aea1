package io.smartqueue.report;

import io.smartqueue.Answer;
import io.smartqueue.Person;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.report.kept.KeptDays;
import io.smartqueue.report.kept.KeptMonths;
import io.smartqueue.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Four days in Berlin, whose service days begin at six; in the second night the clocks go back an hour. */
abstract class ReportScenario extends ClockScenario {

    static final Instant BEGAN = Instant.parse("2026-10-23T22:30:00Z");
    static final Instant AFTER = Instant.parse("2026-10-29T10:00:00Z");
    static final String DAYS = "from=2026-10-23&to=2026-10-28";

    private static final List<String> ENTRIES = List.of("web", "qr", "kiosk", "api");
    private static final List<String> PRIORITIES = List.of("low", "normal", "normal", "vip");

    @Autowired
    KeptDays days;

    @Autowired
    KeptMonths months;

    @Autowired
    CounterSessions sessions;

    final Random random = new Random(7);
    Person admin;
    Person manager;
    Person fatou;
    Person moussa;
    QueueId a;
    QueueId b;

    @BeforeEach
    void openInBerlin() {
        // Who signs in then is still signed in on all days before.
        clock.set(AFTER);
        branch = branchIn("Europe/Berlin", "06:00");
        a = branch.queue("A");
        b = branch.queue("B");
        branch.keepsTicketsOvernight();
        admin = branch.tenant.admin();
        for (QueueId queue : List.of(a, b)) {
            admin.patch("queues/" + queue, Map.of("requeue", Map.of("called_seconds", 3600)))
                    .is(200);
        }
        manager = branch.tenant.manager();
        fatou = branch.tenant.hire(Role.AGENT, "Fatou");
        moussa = branch.tenant.hire(Role.AGENT, "Moussa");
        clock.set(BEGAN);
        sit(fatou, branch.counter(a, b));
        sit(moussa, branch.counter(a, b));
    }

    /** Until the agent leaves: no watch ends the session while the clock jumps. */
    void sit(Person agent, UUID counter) {
        agent.post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
        branch.in(() -> {
            sessions.keep(agent.staffId());
            return agent;
        });
    }

    void pause(Person agent, boolean paused) {
        agent.post("agents/me/", Map.of("status", paused ? "paused" : "available"))
                .is(200);
    }

    /** Visits at all hours, ended in each way. */
    void live(int visits) {
        for (int i = 0; i < visits; i++) {
            later(Duration.ofSeconds(random.nextInt(7200)));
            QueueId queue = random.nextBoolean() ? a : b;
            String id = ticket(queue);
            Person agent = random.nextBoolean() ? fatou : moussa;
            later(Duration.ofSeconds(random.nextInt(1800)));
            end(id, agent, queue.equals(a) ? b : a);
        }
        // The watch may have passed while this past was being made.
        days.forget(branch.tenant.tenant().id());
    }

    String ticket(QueueId queue) {
        Map<String, Object> body = new HashMap<>(Map.of("queue_id", queue.value()));
        body.put("channel", ENTRIES.get(random.nextInt(ENTRIES.size())));
        body.put("priority", PRIORITIES.get(random.nextInt(PRIORITIES.size())));
        body.put("reason", "test");
        return admin.post("tickets/", body).is(201).id();
    }

    private void end(String id, Person agent, QueueId other) {
        int how = random.nextInt(10);
        if (how == 0) {
            act(admin, id, "cancel");
            return;
        }
        act(agent, id, "call");
        later(Duration.ofSeconds(random.nextInt(120)));
        if (how == 1) {
            act(agent, id, "no-show");
            return;
        }
        act(agent, id, "start");
        later(Duration.ofSeconds(random.nextInt(900)));
        if (how == 2) {
            agent.post("tickets/" + id + "/transfer/", Map.of("target_queue_id", other.value(), "reason", "test"))
                    .is(200);
            later(Duration.ofSeconds(random.nextInt(300)));
            act(agent, id, "call");
            act(agent, id, "start");
        }
        act(agent, id, "close");
    }

    private static void act(Person person, String id, String act) {
        Object body = act.equals("cancel") || act.equals("call") ? Map.of("reason", "test") : Map.of();
        person.post("tickets/" + id + "/" + act + "/", body).is(200);
    }

    /** All that is over becomes lists, and those of each month become one. */
    void keep() {
        keepDays();
        boolean joined;
        do {
            joined = months.joinNext(branch.tenant.tenant().id());
        } while (joined);
    }

    void keepDays() {
        boolean kept;
        do {
            kept = days.keepNext(branch.tenant.tenant().id());
        } while (kept);
    }

    Answer report(Person reader, String kindAndQuery) {
        return reader.get("reports/" + kindAndQuery);
    }

    /** Without what says how it came about. */
    static String figures(Answer report) {
        JsonNode json = report.is(200).json();
        return json.path("rows").toString() + json.path("totals") + json.path("compared");
    }
}
