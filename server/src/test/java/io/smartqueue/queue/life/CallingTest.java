package io.smartqueue.queue.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.ticket.FactsReader;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.security.StaffId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class CallingTest extends CallingScenario {

    @Autowired
    FactsReader facts;

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
        assertThat(branch.in(() -> facts.get(called.id())).where().counter()).isPresent();
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

    private static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
