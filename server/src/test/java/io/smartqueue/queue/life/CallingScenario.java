package io.smartqueue.queue.life;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.StaffId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A queue and an agent at its counter. */
@DatabaseTest
public abstract class CallingScenario {

    @Autowired
    protected Tickets tickets;

    @Autowired
    protected Calls calls;

    @Autowired
    protected Serving serving;

    @Autowired
    protected Organisations organisations;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected PlatformTransactionManager transactions;

    protected Branch branch;
    protected QueueId queue;
    protected StaffId agent;

    @BeforeEach
    protected void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue).staffId();
    }

    protected Ticket take(QueueId where) {
        return branch.in(() -> tickets.take(NewTicket.in(where), Actor.customer()));
    }

    protected Ticket callNext(StaffId who) {
        return branch.in(() -> calls.callNext(who, Optional.empty()));
    }

    protected Ticket finish(Ticket called, StaffId who) {
        return branch.in(() -> {
            serving.start(called.id(), Actor.agent(who));
            return serving.close(called.id(), null, Actor.agent(who));
        });
    }
}
