package io.smartqueue.reception.ticket;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.reception.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Somebody who has taken a ticket on a page, and the agent who calls it. */
@DatabaseTest
abstract class FollowingScenario {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId queue;
    Person agent;
    Visitor visitor;
    String line;
    String ticket;

    @BeforeEach
    void take() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.tenant.agent();
        branch.seat(agent.staffId(), queue);
        visitor = new Visitor(organisations);
        line = "/o/" + branch.tenant.slug() + "/plateau/a";
        ticket = visitor.take(line, Map.of());
    }

    HttpResponse<String> act(String act) {
        return act(act, Map.of());
    }

    HttpResponse<String> act(String act, Map<String, String> written) {
        return visitor.send(visitor.page(ticket), ticket + "/" + act, written);
    }

    String call() {
        return agent.post("agents/me/call-next/").is(200).text("id");
    }

    String legState() {
        return branch.read(String.class, "select state from leg order by joined_at limit 1")
                .getFirst();
    }
}
