package io.smartqueue.queue.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.ticket.History;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.security.StaffId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TicketLifeTest extends ClockScenario {

    @Autowired
    History history;

    QueueId queue;
    QueueId other;
    StaffId fatou;
    StaffId modou;

    @BeforeEach
    void open() {
        queue = branch.queue("A");
        other = branch.queue("B");
        fatou = branch.agentServing(queue, other).staffId();
        modou = branch.agentServing(queue, other).staffId();
    }

    private Ticket take() {
        later(Duration.ofSeconds(1));
        return take(queue);
    }

    private List<String> told(Ticket ticket) {
        return branch.in(() -> history.of(ticket.id())).stream()
                .map(History.Entry::type)
                .toList();
    }

    @Test
    void repeatsACallAtOnceThenAfterAWhileThenNoMore() {
        take();
        Ticket called = callNext(fatou);
        Actor by = Actor.agent(fatou);
        assertThat(branch.in(() -> calls.recall(called.id(), by)).current().callCount())
                .isEqualTo(2);
        assertRefused("recall_too_soon", () -> branch.in(() -> calls.recall(called.id(), by)));
        later(Duration.ofSeconds(5));
        branch.in(() -> calls.recall(called.id(), by));
        later(Duration.ofSeconds(5));
        branch.in(() -> calls.recall(called.id(), by));
        later(Duration.ofSeconds(5));
        assertRefused("recall_limit_reached", () -> branch.in(() -> calls.recall(called.id(), by)));
        assertThat(told(called)).containsExactly("created", "called", "recalled", "recalled", "recalled");
        assertThat(now(called).current().times().calledAt()).isEqualTo(NINE.plusSeconds(1));
    }

    @Test
    void bringsWhoMissedTheCallBackBehindTheFirstThree() {
        Ticket late = take();
        List<Ticket> others = List.of(take(), take(), take(), take());
        callNext(fatou);
        branch.in(() -> calls.miss(late.id(), Actor.agent(fatou)));
        assertThat(now(late).position()).isNull();
        assertThat(branch.in(() -> waiting.comeBack(late.id(), null, Actor.customer()))
                        .position())
                .isEqualTo(4);
        assertThat(now(others.get(2)).position()).isEqualTo(3);
        assertThat(now(others.get(3)).position()).isEqualTo(5);
    }

    @Test
    void bringsWhoMissedTheCallBackToTheOldRankWhereTheQueueSaysSo() {
        branch.write("update queue set requeue = 'rank'");
        Ticket late = take();
        take();
        callNext(fatou);
        branch.in(() -> calls.miss(late.id(), Actor.agent(fatou)));
        assertThat(branch.in(() -> waiting.comeBack(late.id(), null, Actor.customer()))
                        .position())
                .isEqualTo(1);
    }

    @Test
    void letsNobodyComeBackForEver() {
        Ticket late = take();
        for (int i = 0; i < 2; i++) {
            callNext(fatou);
            branch.in(() -> calls.miss(late.id(), Actor.agent(fatou)));
            branch.in(() -> waiting.comeBack(late.id(), null, Actor.customer()));
        }
        callNext(fatou);
        branch.in(() -> calls.miss(late.id(), Actor.agent(fatou)));
        assertRefused(
                "return_limit_reached", () -> branch.in(() -> waiting.comeBack(late.id(), null, Actor.customer())));
    }

    @Test
    void undoesACallForAReasonAtTheOldRank() {
        Ticket first = take();
        take();
        callNext(fatou);
        assertRefused(
                "validation_failed", () -> branch.in(() -> waiting.comeBack(first.id(), null, Actor.agent(fatou))));
        Ticket undone = branch.in(() -> waiting.comeBack(first.id(), "wrong button", Actor.agent(fatou)));
        assertThat(undone.position()).isEqualTo(1);
        assertThat(undone.agent()).isNull();
        assertThat(told(first)).containsExactly("created", "called", "returned");
    }

    @Test
    void freesTheAgentWhileOnHoldAndCountsNoService() {
        take();
        Ticket second = take();
        Ticket first = served(fatou);
        branch.in(() -> serving.hold(first.id(), "fetches a paper", Actor.agent(fatou)));
        assertThat(callNext(fatou).id()).isEqualTo(second.id());
        later(Duration.ofMinutes(7));
        assertRefused(
                "ticket_of_another_agent",
                () -> branch.in(() -> waiting.comeBack(first.id(), null, Actor.agent(modou))));
        Ticket resumed = branch.in(() -> serving.resume(first.id(), modou));
        assertThat(resumed.status()).isEqualTo(TicketState.SERVING);
        assertThat(resumed.isInHandOf(modou)).isTrue();
        assertThat(resumed.current().times().heldSeconds()).isEqualTo(420);
        assertThat(resumed.current().times().startedAt())
                .isEqualTo(first.current().times().startedAt());
    }

    @Test
    void resumesForNobodyWhoIsBusy() {
        take();
        Ticket second = take();
        Ticket first = served(fatou);
        branch.in(() -> serving.hold(first.id(), "fetches a paper", Actor.agent(fatou)));
        callNext(modou);
        assertThatThrownBy(() -> branch.in(() -> serving.resume(first.id(), modou)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("agent_busy");
                    assertThat(refusal.details().get("ticket"))
                            .isInstanceOfSatisfying(
                                    TicketView.class,
                                    inHand -> assertThat(inHand.id()).isEqualTo(second.id()));
                });
    }

    @Test
    void isReopenedByItsAgentForTwoMinutesAndByAManagerLater() {
        take();
        Ticket served = served(fatou);
        branch.in(() -> serving.close(served.id(), "done", Actor.agent(fatou)));
        assertRefused(
                "ticket_of_another_agent", () -> branch.in(() -> serving.reopen(served.id(), Actor.agent(modou))));
        later(Duration.ofSeconds(120));
        assertThat(branch.in(() -> serving.reopen(served.id(), Actor.agent(fatou)))
                        .status())
                .isEqualTo(TicketState.SERVING);
        branch.in(() -> serving.close(served.id(), "done", Actor.agent(fatou)));
        later(Duration.ofSeconds(121));
        assertRefused("reopen_too_late", () -> branch.in(() -> serving.reopen(served.id(), Actor.agent(fatou))));
        assertThat(branch.in(() -> serving.reopen(served.id(), Actor.system())).isInHandOf(fatou))
                .isTrue();
        assertThat(told(served))
                .containsExactly("created", "called", "started", "completed", "reopened", "completed", "reopened");
        assertThat(branch.read(Long.class, "select count(*) from visit where ended_at is not null"))
                .containsExactly(0L);
    }

    @Test
    void isNotReopenedWhileItsAgentHasAnotherInHand() {
        take();
        take();
        Ticket served = served(fatou);
        branch.in(() -> serving.close(served.id(), null, Actor.agent(fatou)));
        callNext(fatou);
        assertRefused("agent_busy", () -> branch.in(() -> serving.reopen(served.id(), Actor.agent(fatou))));
    }

    @Test
    void letsSoManyPassAsAskedAndThatThreeTimes() {
        Ticket first = take();
        take();
        take();
        take();
        assertThat(branch.in(() -> waiting.postpone(first.id(), 2, Actor.customer()))
                        .position())
                .isEqualTo(3);
        assertThat(branch.in(() -> waiting.postpone(first.id(), 50, Actor.customer()))
                        .position())
                .isEqualTo(4);
        assertThat(branch.in(() -> waiting.postpone(first.id(), 1, Actor.customer()))
                        .position())
                .isEqualTo(4);
        assertRefused(
                "postpone_limit_reached", () -> branch.in(() -> waiting.postpone(first.id(), 1, Actor.customer())));
    }

    @Test
    void isNeverStampedBeforeWhatCameBefore() {
        take();
        Ticket called = callNext(fatou);
        clock.set(NINE.minusSeconds(3600));
        branch.in(() -> serving.start(called.id(), Actor.agent(fatou)));
        assertThat(branch.in(() -> history.of(called.id())))
                .extracting(History.Entry::at)
                .isSorted();
    }
}
