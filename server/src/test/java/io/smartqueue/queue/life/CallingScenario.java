package io.smartqueue.queue;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.life.Calls;
import io.smartqueue.queue.life.Serving;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.StaffId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A queue and an agent at its counter. */
@DatabaseTest
abstract class CallingScenario {

    @Autowired
    Tickets tickets;

    @Autowired
    Calls calls;

    @Autowired
    Serving serving;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId queue;
    StaffId agent;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue).staffId();
    }

    Ticket take(QueueId where) {
        return branch.in(() -> tickets.take(NewTicket.in(where), Actor.customer()));
    }

    Ticket callNext(StaffId who) {
        return branch.in(() -> calls.callNext(who, Optional.empty()));
    }

    Ticket finish(Ticket called, StaffId who) {
        return branch.in(() -> {
            serving.start(called.id(), Actor.agent(who));
            return serving.close(called.id(), null, Actor.agent(who));
        });
    }
}
