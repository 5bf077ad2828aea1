package io.smartqueue.reception;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A site with one line, and a visitor whose browser runs no script. */
@DatabaseTest
abstract class TakingScenario {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId queue;

    Visitor visitor;
    String home;

    String line;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        branch.seat(branch.tenant.agent().staffId(), queue);
        visitor = new Visitor(organisations);
        home = "/o/" + branch.tenant.slug() + "/plateau";
        line = home + "/a";
        branch.tenant.tells("sms", "ticket_created", "Ticket {{ticket_number}}");
        branch.tenant.tells("whatsapp", "ticket_created", "Ticket {{ticket_number}}");
    }

    void ask(String name, String phone) {
        branch.tenant
                .admin()
                .patch("look/", Map.of("ask_name", name, "ask_phone", phone))
                .is(200);
    }

    long visits() {
        return branch.read(Long.class, "select count(*) from visit").getFirst();
    }
}
