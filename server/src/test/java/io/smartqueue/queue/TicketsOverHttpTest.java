package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

@DatabaseTest
class TicketsOverHttpTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId queue;
    Person agent;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
    }

    private Answer take() {
        return agent.post("tickets/", Map.of("queue_id", queue.toString())).is(201);
    }

    private Answer act(String ticket, String act, Map<String, ?> body) {
        return agent.post("tickets/" + ticket + "/" + act + "/", body);
    }

    @Test
    void isPromisedNoHourWhileTheLineStandsStill() {
        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/", Map.of("note", "Panne d'électricité 🔌"))
                .is(201);
        Answer taken = take();
        assertThat(taken.text("position")).isEqualTo("1");
        assertThat(taken.json().path("eta").isNull()).isTrue();
        assertThat(agent.get("tickets/" + taken.id() + "/")
                        .is(200)
                        .json()
                        .path("eta")
                        .isNull())
                .isTrue();
    }

    @Test
    void goesItsWholeWay() {
        Answer taken = agent.post(
                        "tickets/",
                        Map.of(
                                "queue_id", queue.toString(),
                                "customer_name", "Awa Ndiaye",
                                "customer_phone", "77 123 45 67",
                                "priority", "high",
                                "channel", "kiosk"))
                .is(201);
        String id = taken.id();
        assertThat(taken.text("number")).isEqualTo("A001");
        assertThat(taken.text("status")).isEqualTo("waiting");
        assertThat(taken.text("position")).isEqualTo("1");
        assertThat(taken.text("eta.low_minutes")).isEqualTo("1");
        assertThat(taken.text("eta.basis")).isEqualTo("declared");
        assertThat(taken.text("eta.counters_open")).isEqualTo("1");
        assertThat(taken.text("queue_id")).isEqualTo(queue.toString());
        assertThat(taken.text("public_url")).contains("/t/");
        assertThat(taken.text("legs.0.status")).isEqualTo("waiting");
        assertThat(taken.text("joined_at")).endsWith("Z");

        Answer called = agent.post("tickets/" + id + "/call").is(200);
        assertThat(called.text("status")).isEqualTo("called");
        assertThat(called.text("counter.name")).startsWith("Guichet");
        assertThat(called.json().path("eta").isNull()).isTrue();
        assertThat(agent.post("tickets/" + id + "/start/").is(200).text("status"))
                .isEqualTo("serving");
        assertThat(act(id, "close", Map.of("outcome", "paid")).is(200).text("legs.0.outcome"))
                .isEqualTo("paid");

        JsonNode events = agent.get("tickets/" + id + "/events/").is(200).json();
        assertThat(events.path("count").asInt()).isEqualTo(4);
        assertThat(events.path("results").valueStream().map(e -> e.path("type").asString()))
                .containsExactly("created", "called", "started", "completed");
        JsonNode call = events.path("results").path(1);
        assertThat(call.path("actor").path("name").asString()).isEqualTo("Fatou");
        assertThat(call.path("counter").path("name").asString()).startsWith("Guichet");
        assertThat(call.path("from").asString()).isEqualTo("waiting");
        assertThat(call.path("to").asString()).isEqualTo("called");
        assertThat(call.path("reason").isNull()).isTrue();
    }

    @Test
    void masksThePhoneBelowManagerExceptInHand() {
        String id = agent.post("tickets/", Map.of("queue_id", queue.toString(), "customer_phone", "+221771234567"))
                .is(201)
                .id();
        assertThat(agent.get("tickets/" + id).text("customer_phone")).isEqualTo("+22177•••••67");
        assertThat(agent.get("tickets/").text("results.0.customer_phone")).isEqualTo("+22177•••••67");
        assertThat(branch.tenant.manager().get("tickets/" + id).text("customer_phone"))
                .isEqualTo("+221771234567");
        assertThat(act(id, "call", Map.of()).is(200).text("customer_phone")).isEqualTo("+221771234567");
        assertThat(branch.tenant.agent().get("tickets/" + id).text("customer_phone"))
                .isEqualTo("+22177•••••67");
    }

    @Test
    void refusesWhatCannotBeTaken() {
        agent.post("tickets/", Map.of()).rejects("queue_id:required");
        agent.post("tickets/", Map.of("queue_id", UUID.randomUUID().toString())).rejects("queue_id:unknown_queue");
        QueueId theirs = Branch.open(organisations, jdbc, transactions).queue("A");
        agent.post("tickets/", Map.of("queue_id", theirs.toString())).rejects("queue_id:unknown_queue");
        agent.post("tickets/", Map.of("queue_id", queue.toString(), "customer_phone", "12"))
                .rejects("customer_phone:invalid_phone");
        agent.post("tickets/", Map.of("queue_id", queue.toString(), "customer_name", "x".repeat(121)))
                .is(400);
        agent.post("tickets/", Map.of("queue_id", queue.toString(), "priority", "urgent"))
                .rejects("priority:invalid_choice");
        assertThat(branch.read(Long.class, "select count(*) from visit")).containsExactly(0L);
    }

    @Test
    void cancelsForAReason() {
        String id = take().id();
        act(id, "cancel", Map.of()).rejects("reason:required");
        assertThat(act(id, "cancel", Map.of("reason", "left")).is(200).text("status"))
                .isEqualTo("cancelled");
        act(id, "call", Map.of()).refused(409, "not_allowed_in_this_state");
    }

    @Test
    void letsAManagerActForAnAgentButNoOtherAgent() {
        String id = take().id();
        act(id, "call", Map.of()).is(200);
        Person other = branch.agentServing(queue);
        other.post("tickets/" + id + "/start").refused(403, "ticket_of_another_agent");
        branch.tenant.manager().post("tickets/" + id + "/start").is(200);
        assertThat(agent.post("tickets/" + id + "/close").is(200).text("agent.id"))
                .isEqualTo(agent.staffId().toString());
    }

    @Test
    void marksACallOutOfOrder() {
        take();
        String second = take().id();
        act(second, "call", Map.of()).rejects("reason:required");
        act(second, "call", Map.of("reason", "pregnant")).is(200);
        assertThat(agent.get("tickets/" + second + "/events").text("results.1.reason"))
                .isEqualTo("pregnant");
    }

    @Test
    void showsTheTicketInHandOnASecondCall() {
        String first = take().id();
        String second = take().id();
        act(first, "call", Map.of()).is(200);
        assertThat(act(second, "call", Map.of()).refused(409, "agent_busy").text("ticket.id"))
                .isEqualTo(first);
    }

    @Test
    void isListedAndFiltered() {
        String first = take().id();
        String second = take().id();
        String third = take().id();
        act(first, "call", Map.of()).is(200);

        JsonNode all = agent.get("tickets/?page_size=2").is(200).json();
        assertThat(all.path("count").asInt()).isEqualTo(3);
        assertThat(all.path("results").path(0).path("id").asString()).isEqualTo(third);
        assertThat(all.path("results").path(1).path("position").asInt()).isEqualTo(1);
        assertThat(all.path("next").asString()).contains("page=2");
        assertThat(ids(agent.get("tickets/?status=waiting&ordering=joined_at"))).containsExactly(second, third);
        assertThat(ids(agent.get("tickets/?agent=" + agent.staffId()))).containsExactly(first);
        assertThat(ids(agent.get("tickets/?queue=" + queue + "&channel=api"))).hasSize(3);
        assertThat(ids(agent.get("tickets/?queue=" + UUID.randomUUID()))).isEmpty();
        for (String malformed : List.of("queue=1", "status=lost", "channel=pigeon", "agent=me", "page=0")) {
            agent.get("tickets/?" + malformed).is(400);
        }
    }

    private static List<String> ids(Answer answer) {
        return answer.is(200)
                .json()
                .path("results")
                .valueStream()
                .map(t -> t.path("id").asString())
                .toList();
    }

    @Test
    void showsOtherSitesToNobodyWhoIsLimited() {
        String id = take().id();
        Person elsewhere = branch.tenant.hire(Role.MANAGER, "Ali", branch.tenant.otherSite());
        elsewhere.get("tickets/" + id).refused(403, "other_site");
        assertThat(ids(elsewhere.get("tickets/"))).isEmpty();
        elsewhere.post("tickets/", Map.of("queue_id", queue.toString())).refused(403, "other_site");
    }

    @Test
    void doesNotExistForStrangers() {
        String id = take().id();
        Person stranger = organisations.open().admin();
        stranger.get("tickets/" + id).refused(404, "not_found");
        stranger.post("tickets/" + id + "/cancel", Map.of("reason", "mine")).refused(404, "not_found");
        stranger.get("/api/v1/tenants/" + branch.tenant.slug() + "/tickets/" + id)
                .refused(404, "unknown_tenant");
        assertThat(agent.get("tickets/" + id).text("status")).isEqualTo("waiting");
    }
}
