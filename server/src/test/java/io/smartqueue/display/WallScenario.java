package io.smartqueue.display;

import io.smartqueue.Answer;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A screen above one queue with an agent at counter 3. */
@BrowserTest
abstract class WallScenario {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    Person manager;
    QueueId queue;
    Person agent;
    Answer screen;

    @BeforeEach
    void hangAScreen() {
        branch = Branch.open(organisations, jdbc, transactions);
        manager = branch.tenant.manager();
        queue = branch.queue("A");
        agent = agent("Guichet 3");
        screen = hang("fr", "en");
    }

    Answer hang(String... languages) {
        return manager.post("screens/", Map.of("name", "Hall", "site", "plateau", "languages", languages))
                .is(201);
    }

    String address() {
        return organisations.address() + screen.text("address");
    }

    Person agent(String counter) {
        Person seated = branch.agentServing(queue);
        branch.write(
                "update counter set name = ? where id = (select counter_id from counter_session where agent_id = ?)",
                counter,
                seated.staffId().value());
        return seated;
    }

    void take(int people) {
        for (int i = 0; i < people; i++) {
            manager.post("tickets/", Map.of("queue_id", queue.toString())).is(201);
        }
    }

    static String call(Person by) {
        return by.post("agents/me/call-next/").is(200).id();
    }
}
