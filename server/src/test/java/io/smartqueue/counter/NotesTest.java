package io.smartqueue.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class NotesTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Person agent;
    String notes;

    @BeforeEach
    void take() {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        agent = branch.agentServing(queue);
        notes = "tickets/"
                + agent.post("tickets/", Map.of("queue_id", queue.toString()))
                        .is(201)
                        .id() + "/notes/";
    }

    @Test
    void areKeptWithWhoWroteThemNewestFirst() {
        agent.post(notes, Map.of("text", "  Préfère les petites coupures ")).is(201);
        agent.post(notes, Map.of("text", "Revient vendredi")).is(201);
        var list = agent.get(notes).is(200);
        assertThat(list.text("count")).isEqualTo("2");
        assertThat(list.text("results.0.text")).isEqualTo("Revient vendredi");
        assertThat(list.text("results.1.text")).isEqualTo("Préfère les petites coupures");
        assertThat(list.text("results.1.author")).isEqualTo("Fatou");
    }

    @Test
    void haveFrom1To500Letters() {
        agent.post(notes, Map.of("text", " ")).rejects("text:required");
        agent.post(notes, Map.of("text", "x".repeat(501))).rejects("text:too_long");
        agent.post(notes, Map.of("text", "x".repeat(500))).is(201);
    }

    @Test
    void areNotThereForStrangers() {
        Branch theirs = Branch.open(organisations, jdbc, transactions);
        theirs.tenant.agent().get(notes).is(404);
        theirs.tenant.agent().post(notes, Map.of("text", "mine")).is(404);
    }
}
