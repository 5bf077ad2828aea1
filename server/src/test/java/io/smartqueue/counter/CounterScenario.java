package io.smartqueue.counter;

import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** One queue with an agent who has sat down for it. */
@BrowserTest
public abstract class CounterScenario {

    @Autowired
    protected Organisations organisations;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected PlatformTransactionManager transactions;

    protected Branch branch;
    protected QueueId queue;
    protected Person agent;

    @BeforeEach
    protected void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
    }

    protected UUID take(String name) {
        return UUID.fromString(agent.post("tickets/", Map.of("queue_id", queue.toString(), "customer_name", name))
                .is(201)
                .id());
    }

    protected int happened(String type) {
        return branch.read(Integer.class, "select count(*) from ticket_event where type = ?", type)
                .getFirst();
    }
}
