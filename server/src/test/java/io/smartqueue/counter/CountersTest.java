package io.smartqueue.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class CountersTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    Person manager;
    QueueId queue;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        manager = branch.tenant.manager();
        queue = branch.queue("A");
    }

    private Answer create(String name, QueueId... queues) {
        return manager.post(
                "counters/",
                Map.of(
                        "name",
                        name,
                        "site",
                        "plateau",
                        "queues",
                        List.of(queues).stream().map(QueueId::toString).toList()));
    }

    @Test
    void serveQueuesOfTheirOwnSite() {
        Answer made = create("Guichet 1", queue).is(201);
        assertThat(made.text("site.slug")).isEqualTo("plateau");
        assertThat(made.text("queues.0")).isEqualTo(queue.toString());
        QueueId theirs = Branch.open(organisations, jdbc, transactions).queue("A");
        create("Guichet 2", theirs).rejects("queues:unknown_queue");
        create("Guichet 1", queue).refused(409, "name_taken");
        assertThat(manager.get("counters/").is(200).text("count")).isEqualTo("1");
    }

    @Test
    void areChanged() {
        String id = create("Guichet 1", queue).is(201).id();
        QueueId other = branch.queue("B");
        Answer changed = manager.patch(
                        "counters/" + id,
                        Map.of("name", "Caisse", "queues", List.of(other.toString(), other.toString())))
                .is(200);
        assertThat(changed.text("name")).isEqualTo("Caisse");
        assertThat(changed.json().path("queues")).hasSize(1);
        assertThat(changed.text("queues.0")).isEqualTo(other.toString());
        manager.put("counters/" + id, Map.of("name", "Caisse")).rejects("site_id:required");
    }

    @Test
    void giveSomeOfTheirQueuesAHeadStart() {
        QueueId other = branch.queue("B");
        String id = create("Guichet 1", queue, other).is(201).id();
        assertThat(manager.get("counters/" + id).is(200).json().path("head_starts"))
                .isEmpty();
        Answer weighted = manager.patch("counters/" + id, Map.of("head_starts", Map.of(other.toString(), 15)))
                .is(200);
        assertThat(weighted.text("head_starts." + other)).isEqualTo("15");
        assertThat(weighted.json().path("head_starts")).hasSize(1);
        assertThat(weighted.json().path("queues")).hasSize(2);
        assertThat(manager.patch("counters/" + id, Map.of("name", "Caisse"))
                        .is(200)
                        .text("head_starts." + other))
                .isEqualTo("15");
        Answer without = manager.patch("counters/" + id, Map.of("queues", List.of(queue.toString())))
                .is(200);
        assertThat(without.json().path("head_starts")).isEmpty();
        manager.patch("counters/" + id, Map.of("head_starts", Map.of(queue.toString(), 241)))
                .rejects("head_starts." + queue + ":out_of_range");
        manager.patch("counters/" + id, Map.of("head_starts", Map.of(queue.toString(), 5)))
                .is(200);
        branch.write("insert into site (id, tenant_id, name, slug, country, zone)"
                + " values (gen_random_uuid(), current_tenant(), 'Médina', 'medina', 'SN', 'Africa/Dakar')");
        assertThat(manager.patch("counters/" + id, Map.of("site", "medina", "queues", List.of()))
                        .is(200)
                        .json()
                        .path("head_starts"))
                .isEmpty();
        manager.patch(
                        "counters/" + id,
                        Map.of("head_starts", Map.of(UUID.randomUUID().toString(), 5)))
                .rejects("head_starts:unknown_queue");
    }

    @Test
    void areDeletedOnlyWithoutHistory() {
        String fresh = create("Guichet 1").is(201).id();
        manager.delete("counters/" + fresh).is(204);
        String used = create("Guichet 2", queue).is(201).id();
        Person agent = branch.tenant.agent();
        agent.post("agents/me/", Map.of("counter_id", used, "status", "available"))
                .is(200);
        manager.delete("counters/" + used).refused(409, "counter_open");
        agent.post("agents/me/", Map.of("status", "closed")).is(200);
        assertThat(manager.delete("counters/" + used).is(200).text("is_active")).isEqualTo("false");
        agent.post("agents/me/", Map.of("counter_id", used, "status", "available"))
                .rejects("counter_id:unknown_counter");
    }

    @Test
    void areManagedByWhoMayAndWhere() {
        String id = create("Guichet 1").is(201).id();
        branch.tenant.agent().delete("counters/" + id).refused(403, "missing_right");
        Person elsewhere = branch.tenant.hire(Role.MANAGER, "Ali", branch.tenant.otherSite());
        elsewhere.get("counters/" + id).refused(403, "other_site");
        elsewhere.post("counters/", Map.of("name", "B", "site", "plateau")).refused(403, "other_site");
        assertThat(elsewhere.get("counters/").text("count")).isEqualTo("0");
        organisations.open().admin().get("counters/" + id).refused(404, "not_found");
    }
}
