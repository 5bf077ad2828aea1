package io.smartqueue.queue.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Rush;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.security.StaffId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Agents who call in the same moment. */
class CallingAtOnceTest extends CallingScenario {

    @Autowired
    Transfers transfers;

    @Test
    void passesOverTicketsThatAnotherTransactionIsCalling() {
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
    void findsTheOneLeftBehindManyThatOthersAreCalling() {
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
    void callsBehindManyThatOthersAreCallingBeforeSomebodyOfAnotherQueueWhoCameLater() {
        QueueId other = branch.queue("B");
        StaffId both = branch.agentServing(queue, other).staffId();
        List<UUID> line =
                IntStream.range(0, 6).mapToObj(i -> take(queue).id().value()).toList();
        take(other);
        branch.in(() -> new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("select id from leg where visit_id = any(?) for update")
                    .param(line.subList(0, 5).toArray(UUID[]::new))
                    .query()
                    .listOfRows();
            assertThat(Rush.of(1, i -> () -> callNext(both).id().value())).containsExactly(line.getLast());
            return true;
        }));
    }

    @Test
    void callsATicketThatIsBeingSentElsewhere() throws Exception {
        QueueId other = branch.queue("B");
        StaffId both = branch.agentServing(queue, other).staffId();
        Ticket sent = take(queue);
        var calling = new FutureTask<>(() -> branch.in(() -> calls.call(sent.id(), both, "pregnant")));
        branch.in(() -> new TransactionTemplate(transactions).execute(status -> {
            transfers.toQueue(sent.id(), other, null, Actor.system());
            Thread.startVirtualThread(calling);
            return Await.until(Duration.ofSeconds(60), this::waitingForALock, waiting -> waiting > 0);
        }));
        Ticket called = calling.get(60, TimeUnit.SECONDS);
        assertThat(called.status()).isEqualTo(TicketState.CALLED);
        assertThat(called.queueId()).isEqualTo(other);
    }

    private long waitingForALock() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }
}
