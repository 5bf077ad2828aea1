package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.security.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class QueuesOverHttpTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    Person manager;
    UUID service;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        manager = branch.tenant.manager();
        branch.queue("CASH");
        service = branch.read(UUID.class, "select id from service").getFirst();
    }

    private Answer create(String name) {
        return manager.post("queues/", Map.of("name", name, "site", "plateau", "service", "cash"));
    }

    @Test
    void areMadeWithSiteAndServiceByIdOrShortName() {
        Answer made = create("Dépôts & retraits").is(201);
        assertThat(made.text("slug")).isEqualTo("depots-retraits");
        assertThat(made.text("site.slug")).isEqualTo("plateau");
        assertThat(made.text("site.id")).isEqualTo(branch.site.toString());
        assertThat(made.text("service.id")).isEqualTo(service.toString());
        assertThat(made.text("service.name")).isEqualTo("Service CASH");
        assertThat(made.text("order")).isEqualTo("fifo");
        assertThat(made.text("status")).isEqualTo("active");
        assertThat(made.json().path("capacity").isNull()).isTrue();
        manager.post(
                        "queues/",
                        Map.of(
                                "name",
                                "Other",
                                "site_id",
                                branch.site.toString(),
                                "service_id",
                                service.toString(),
                                "order",
                                "priority",
                                "capacity",
                                5))
                .is(201);
        assertThat(manager.get("queues/?ordering=name&page_size=2").is(200).text("results.0.name"))
                .isEqualTo("Dépôts & retraits");
    }

    @Test
    void areRefusedWithEverySlipNamed() {
        manager.post("queues/", Map.of("capacity", 0)).rejects("name:required", "capacity:out_of_range");
        manager.post("queues/", Map.of("name", "A")).rejects("site_id:required");
        manager.post("queues/", Map.of("name", "A", "site", "nowhere", "service", "cash"))
                .rejects("site:unknown_site");
        manager.post(
                        "queues/",
                        Map.of(
                                "name",
                                "A",
                                "site",
                                "plateau",
                                "service_id",
                                UUID.randomUUID().toString()))
                .rejects("service_id:unknown_service");
        UUID theirs = Branch.open(organisations, jdbc, transactions).site;
        manager.post("queues/", Map.of("name", "A", "site_id", theirs.toString(), "service", "cash"))
                .rejects("site_id:unknown_site");
        create("Twice").is(201);
        create("Twice").refused(409, "slug_taken");
    }

    @Test
    void expectWhoIsCalledWithinFiveMinutesUnlessToldOtherwise() {
        Answer queue = create("Deposits").is(201);
        assertThat(queue.json().at("/requeue/called_seconds").asInt()).isEqualTo(300);
        String never = "{\"requeue\": {\"called_seconds\": null}}";
        Answer changed = manager.patch("queues/" + queue.id(), never).is(200);
        assertThat(changed.json().at("/requeue/called_seconds").isNull()).isTrue();
        assertThat(changed.json().at("/requeue/missed_seconds").asInt()).isEqualTo(900);
    }

    @Test
    void areChangedAndPaused() {
        String id = create("Deposits").is(201).id();
        assertThat(manager.patch("queues/" + id, Map.of("capacity", 9, "order", "sla"))
                        .is(200)
                        .text("order"))
                .isEqualTo("sla");
        assertThat(manager.post("queues/" + id + "/status/", Map.of("status", "paused"))
                        .is(200)
                        .text("status"))
                .isEqualTo("paused");
        Answer read = manager.get("queues/" + id + "/").is(200);
        assertThat(read.text("capacity")).isEqualTo("9");
        assertThat(read.text("status")).isEqualTo("paused");
        manager.post("tickets/", Map.of("queue_id", id)).refused(409, "queue_not_active");
        manager.post("queues/" + id + "/status/", Map.of("status", "asleep")).rejects("status:invalid_choice");
        manager.post("queues/" + id + "/status/", Map.of()).rejects("status:required");
    }

    @Test
    void askForASkillOfWhoServesThem() {
        String id = create("Deposits").is(201).id();
        assertThat(manager.get("queues/" + id).is(200).json().path("skill").isNull())
                .isTrue();
        assertThat(manager.patch("queues/" + id, Map.of("skill", " Wolof "))
                        .is(200)
                        .text("skill"))
                .isEqualTo("wolof");
        assertThat(manager.patch("queues/" + id, Map.of("capacity", 9)).is(200).text("skill"))
                .isEqualTo("wolof");
        assertThat(manager.patch("queues/" + id, Map.of("skill", ""))
                        .is(200)
                        .json()
                        .path("skill")
                        .isNull())
                .isTrue();
        manager.patch("queues/" + id, Map.of("skill", "x".repeat(61))).rejects("skill:too_long");
    }

    @Test
    void areClosedRatherThanDeletedOnceSomebodyWaitedThere() {
        String id = create("Deposits").is(201).id();
        manager.delete("queues/" + id).is(204);
        manager.get("queues/" + id).refused(404, "not_found");
        String used = create("Withdrawals").is(201).id();
        manager.post("tickets/", Map.of("queue_id", used)).is(201);
        assertThat(manager.delete("queues/" + used).is(200).text("status")).isEqualTo("closed");
    }

    @Test
    void showHowTheyStandAndWhoIsFirst() {
        QueueId queue = branch.queue("A");
        Person agent = branch.agentServing(queue);
        for (int i = 0; i < 12; i++) {
            agent.post("tickets/", Map.of("queue_id", queue.toString())).is(201);
        }
        String served = agent.get("queues/" + queue).is(200).text("heads.0.id");
        agent.post("tickets/" + served + "/call").is(200);
        agent.post("tickets/" + served + "/start").is(200);
        agent.post("tickets/" + served + "/close").is(200);
        String called = agent.get("queues/" + queue).is(200).text("heads.0.id");
        agent.post("tickets/" + called + "/call").is(200);

        Answer state = agent.get("queues/" + queue).is(200);
        assertThat(state.json()
                        .path("heads")
                        .valueStream()
                        .map(head -> head.path("number").asString()))
                .hasSize(10)
                .startsWith("A003", "A004");
        assertThat(state.text("heads.0.position")).isEqualTo("1");
        assertThat(state.text("at_counters.0.number")).isEqualTo("A002");
        assertThat(state.text("waiting")).isEqualTo("10");
        Answer stats = agent.get("queues/" + queue + "/stats/").is(200);
        assertThat(stats.body())
                .contains(
                        "\"waiting\":10", "\"called\":1", "\"serving\":0", "\"counters_open\":1", "\"served_today\":1");
        assertThat(stats.json().path("longest_wait_seconds").asInt(-1)).isBetween(0, 60);
    }

    @Test
    void areManagedByWhoMayAndWhere() {
        String id = create("Deposits").is(201).id();
        branch.tenant.agent().patch("queues/" + id, Map.of("capacity", 9)).refused(403, "missing_right");
        Person elsewhere = branch.tenant.hire(Role.MANAGER, "Ali", branch.tenant.otherSite());
        elsewhere.delete("queues/" + id).refused(403, "other_site");
        elsewhere
                .post("queues/", Map.of("name", "B", "site", "plateau", "service", "cash"))
                .refused(403, "other_site");
        assertThat(elsewhere.get("queues/").is(200).text("count")).isEqualTo("0");
        organisations.open().admin().get("queues/" + id).refused(404, "not_found");
    }
}
