package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.SetClock;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.life.Calls;
import io.smartqueue.queue.life.Serving;
import io.smartqueue.queue.life.Transfers;
import io.smartqueue.queue.life.WaitingTickets;
import io.smartqueue.queue.ticket.FactsReader;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A branch of the test's own, on a Monday at nine until the test moves the clock. */
@DatabaseTest
public abstract class ClockScenario {

    protected static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    @Autowired
    protected Tickets tickets;

    @Autowired
    protected Calls calls;

    @Autowired
    protected Serving serving;

    @Autowired
    protected WaitingTickets waiting;

    @Autowired
    protected Transfers transfers;

    @Autowired
    protected FactsReader facts;

    @Autowired
    protected SetClock clock;

    @Autowired
    protected Organisations organisations;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected PlatformTransactionManager transactions;

    protected Branch branch;

    @BeforeEach
    protected void openTheBranch() {
        clock.set(NINE);
        branch = branchIn("Africa/Dakar", "00:00");
    }

    protected Branch branchIn(String zone, String dayStartsAt) {
        return Branch.open(organisations, jdbc, transactions, zone, LocalTime.parse(dayStartsAt));
    }

    protected void later(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    protected Ticket take(NewTicket wanted) {
        return branch.in(() -> tickets.take(wanted, Actor.customer()));
    }

    protected Ticket take(QueueId queue) {
        return take(NewTicket.in(queue));
    }

    protected Ticket callNext(StaffId agent) {
        return branch.in(() -> calls.callNext(agent, Optional.empty()));
    }

    protected Ticket served(StaffId agent) {
        Ticket called = callNext(agent);
        return branch.in(() -> serving.start(called.id(), Actor.agent(agent)));
    }

    protected Ticket now(Ticket ticket) {
        return branch.in(() -> tickets.get(ticket.id()));
    }

    protected static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
