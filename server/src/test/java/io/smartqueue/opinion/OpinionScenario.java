package io.smartqueue.opinion;

import io.smartqueue.Answer;
import io.smartqueue.Person;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** An organisation that asks how the visit was, and an agent who serves. */
abstract class OpinionScenario extends ClockScenario {

    QueueId queue;
    Person admin;
    Person manager;
    Person agent;

    /** The time of now, because messages leave by the clock of the database. */
    @BeforeEach
    void ask() {
        clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        branch = branchIn("Africa/Dakar", "00:00");
        queue = branch.queue("A");
        admin = branch.tenant.admin();
        manager = branch.tenant.manager();
        agent = branch.agentServing(queue);
        settings(Map.of("question", "rating"));
    }

    /** All that was asked and answered so far was so long ago. */
    void later(int days) {
        branch.write("update asked_address set asked_at = asked_at - make_interval(days => ?)", days);
        branch.write("update opinion set at = at - make_interval(days => ?)", days);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    Answer settings(Map<String, Object> changes) {
        return admin.patch("opinion-settings/", changes).is(200);
    }

    /** A ticket that was taken, called and served. */
    record Visit(String id, String page) {}

    Visit visit() {
        return visit(Map.of());
    }

    Visit visit(Map<String, Object> more) {
        Visit taken = take(more);
        serve(taken);
        return taken;
    }

    Visit visitOf(String phone) {
        return visit(Map.of("customer_phone", phone));
    }

    Visit take(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putIfAbsent("queue_id", queue.value());
        Answer ticket = manager.post("tickets/", body).is(201);
        return new Visit(ticket.id(), ticket.text("public_url").replaceFirst(".*/t/", "/t/"));
    }

    void serve(Visit visit) {
        agent.post("tickets/" + visit.id + "/call/", Map.of("reason", "test")).is(200);
        agent.post("tickets/" + visit.id + "/start/").is(200);
        close(visit);
    }

    void close(Visit visit) {
        agent.post("tickets/" + visit.id + "/close/").is(200);
    }

    /** How many messages about a visit ask how it was, by their state. */
    Map<String, Integer> asking(Visit visit) {
        Map<String, Integer> states = new HashMap<>();
        manager.get("/api/v1/admin/notifications/?ticket=" + visit.id)
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .filter(one -> one.path("event").asString().equals("feedback_request"))
                .forEach(one -> states.merge(one.path("status").asString(), 1, Integer::sum));
        return states;
    }
}
