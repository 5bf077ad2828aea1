package io.smartqueue.counter.page;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** One queue with an agent at a counter, whose console is read and used without a script. */
@DatabaseTest
abstract class ConsoleScenario {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId queue;
    Person agent;
    String home;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
        home = "/counter/" + branch.tenant.slug();
    }

    String take() {
        return agent.post(
                        "tickets/",
                        Map.of("queue_id", queue.toString(), "customer_name", "Awa", "customer_phone", "771234567"))
                .is(201)
                .id();
    }

    int happened(String type) {
        return branch.read(Integer.class, "select count(*)::integer from ticket_event where type = ?", type)
                .getFirst();
    }
}
