package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.life.Calls;
import io.smartqueue.queue.life.Serving;
import io.smartqueue.queue.life.Transfers;
import io.smartqueue.queue.ticket.FactsReader;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.StaffId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class CallingTest {

    @Autowired
    Tickets tickets;

    @Autowired
    Calls calls;

    @Autowired
    Serving serving;

    @Autowired
    FactsReader facts;

    @Autowired
    Transfers transfers;

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

    private Ticket take(QueueId where) {
        return branch.in(() -> tickets.take(NewTicket.in(where), Actor.customer()));
    }

    private Ticket callNext(StaffId who) {
        return branch.in(() -> calls.callNext(who, Optional.empty()));
    }

    private Ticket finish(Ticket called, StaffId who) {
        return branch.in(() -> {
            serving.start(called.id(), Actor.agent(who));
            return serving.close(called.id(), null, Actor.agent(who));
        });
    }

    @Test
    void callsTheFirstToThisCounter() {
        Ticket first = take(queue);
        take(queue);
        Ticket called = callNext(agent);

        assertThat(called.id()).isEqualTo(first.id());
        assertThat(called.status()).isEqualTo(TicketState.CALLED);
        assertThat(called.position()).isNull();
        assertThat(called.eta()).isNull();
        assertThat(Objects.requireNonNull(called.agent()).name()).isEqualTo("Fatou");
        assertThat(Objects.requireNonNull(called.counter()).name()).startsWith("Guichet");
        assertThat(called.current().times().calledAt()).isNotNull();
        assertThat(branch.in(() -> facts.get(called.id())).counterName()).isPresent();
    }

    @Test
    void mergesTheQueuesOfTheCounterByTheirHeads() {
        QueueId other = branch.queue("B");
        StaffId both = branch.agentServing(queue, other).staffId();
        List<String> taken = List.of(take(other), take(queue), take(queue), take(other)).stream()
                .map(Ticket::number)
                .toList();
        List<String> called = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Ticket next = callNext(both);
            called.add(next.number());
            finish(next, both);
        }
        assertThat(called).isEqualTo(taken).containsExactly("B001", "A001", "A002", "B002");
    }

    @Test
    void refusesASecondTicketWithoutSpoilingTheTransactionAround() {
        Ticket first = take(queue);
        take(queue);
        branch.in(() -> new TransactionTemplate(transactions).execute(status -> {
            Ticket called = calls.callNext(agent, Optional.empty());
            assertThatThrownBy(() -> calls.callNext(agent, Optional.empty()))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            busy -> assertThat(busy.details()).containsEntry("ticket", TicketView.inHand(called)));
            return called;
        }));
        assertThat(branch.in(() -> tickets.inHandOf(agent)).orElseThrow().id()).isEqualTo(first.id());
        assertThat(branch.read(String.class, "select state from leg order by joined_at"))
                .containsExactly("called", "waiting");
    }

    @Test
    void callsFromOneQueueWhenAsked() {
        QueueId other = branch.queue("B");
        StaffId both = branch.agentServing(queue, other).staffId();
        take(queue);
        take(other);
        assertThat(branch.in(() -> calls.callNext(both, Optional.of(other))).number())
                .isEqualTo("B001");
    }

    @Test
    void passesOverWhomAnotherTransactionIsCalling() {
        Ticket first = take(queue);
        Ticket second = take(queue);
        branch.in(() -> new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("select id from leg where visit_id = ? for update")
                    .param(first.id().value())
                    .query()
                    .listOfRows();
            return Rush.of(1, i -> () -> callNext(agent).id());
        }));
        assertThat(branch.in(() -> tickets.get(second.id())).status()).isEqualTo(TicketState.CALLED);
        assertThat(branch.in(() -> tickets.get(first.id())).status()).isEqualTo(TicketState.WAITING);
    }

    @Test
    void calledByManyAgentsEveryTicketIsCalledOnce() {
        QueueId other = branch.queue("B");
        List<StaffId> agents = IntStream.range(0, 16)
                .mapToObj(i -> branch.agentServing(queue, other))
                .map(Person::staffId)
                .toList();
        List<TicketId> taken = IntStream.range(0, 120)
                .mapToObj(i -> take(i % 3 == 0 ? other : queue).id())
                .toList();

        List<List<TicketId>> called = Rush.of(16, i -> () -> emptyTheLine(agents.get(i)));

        assertThat(called.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(taken);
        assertThat(branch.read(Long.class, "select count(*) from ticket_event where type = 'called' group by visit_id"))
                .hasSize(120)
                .containsOnly(1L);
    }

    private List<TicketId> emptyTheLine(StaffId who) {
        List<TicketId> mine = new ArrayList<>();
        while (true) {
            try {
                Ticket next = callNext(who);
                mine.add(next.id());
                finish(next, who);
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isEqualTo("queue_empty");
                return mine;
            }
        }
    }

    @Test
    void givesOneTicketToOneOfTwoAgents() {
        StaffId other = branch.agentServing(queue).staffId();
        for (int round = 0; round < 10; round++) {
            TicketId ticket = take(queue).id();
            List<String> results = Rush.of(2, i -> () -> {
                StaffId who = i == 0 ? agent : other;
                try {
                    finish(branch.in(() -> calls.call(ticket, who, null)), who);
                    return "called";
                } catch (Refusal refusal) {
                    return refusal.code();
                }
            });
            assertThat(results).containsExactlyInAnyOrder("called", "not_allowed_in_this_state");
        }
    }

    @Test
    void answersASecondClickWithTheTicketInHand() {
        IntStream.range(0, 20).forEach(i -> take(queue));
        List<Object> results = Rush.of(8, i -> () -> {
            try {
                return callNext(agent).id();
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isEqualTo("agent_busy");
                return Objects.requireNonNull((TicketView) refusal.details().get("ticket"))
                        .id();
            }
        });
        assertThat(results).hasSize(8).allMatch(results.getFirst()::equals);
        assertThat(branch.read(Long.class, "select count(*) from leg where state = 'called'"))
                .containsExactly(1L);
    }

    @Test
    void saysWhyNobodyIsCalled() {
        assertRefused("queue_empty", () -> callNext(agent));
        take(queue);
        assertRefused("no_counter", () -> callNext(branch.tenant.agent().staffId()));
        QueueId other = branch.queue("B");
        assertRefused("queue_not_served", () -> branch.in(() -> calls.callNext(agent, Optional.of(other))));
        branch.write("update counter_session set status = 'paused' where agent_id = ?", agent.value());
        assertRefused("counter_paused", () -> callNext(agent));
    }

    @Test
    void saysBusyThoughNobodyElseWaits() {
        take(queue);
        callNext(agent);
        assertRefused("agent_busy", () -> callNext(agent));
    }

    @Test
    void findsWhoIsLeftBehindManyThatOthersAreCalling() {
        Ticket last = IntStream.range(0, 40).mapToObj(i -> take(queue)).toList().getLast();
        branch.in(() -> new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("select id from leg where queue_id = ? and visit_id <> ? for update")
                    .params(queue.value(), last.id().value())
                    .query()
                    .listOfRows();
            assertThat(Rush.of(1, i -> () -> callNext(agent).id())).containsExactly(last.id());
            return true;
        }));
    }

    @Test
    void callsOneOutOfOrderForAReasonOnly() {
        Ticket first = take(queue);
        Ticket second = take(queue);
        assertThatThrownBy(() -> branch.in(() -> calls.call(second.id(), agent, null)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(field -> field.field() + " " + field.code())
                                .containsExactly("reason required"));
        finish(branch.in(() -> calls.call(second.id(), agent, "pregnant")), agent);
        branch.in(() -> calls.call(first.id(), agent, "needs none"));

        assertThat(branch.read(
                        String.class,
                        "select coalesce(reason, '-') from ticket_event where type = 'called' order by id"))
                .containsExactly("pregnant", "-");
    }

    @Test
    void callsOneWhomSomebodyIsSendingElsewhereAtThisMoment() throws Exception {
        QueueId other = branch.queue("B");
        StaffId both = branch.agentServing(queue, other).staffId();
        Ticket sent = take(queue);
        var calling = new FutureTask<>(() -> branch.in(() -> calls.call(sent.id(), both, "pregnant")));
        branch.in(() -> new TransactionTemplate(transactions).execute(status -> {
            transfers.toQueue(sent.id(), other, null, Actor.system());
            Thread.startVirtualThread(calling);
            return Await.until(Duration.ofSeconds(20), this::waitingForALock, waiting -> waiting > 0);
        }));
        Ticket called = calling.get(20, TimeUnit.SECONDS);
        assertThat(called.status()).isEqualTo(TicketState.CALLED);
        assertThat(called.queueId()).isEqualTo(other);
    }

    private long waitingForALock() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }

    private static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
