package io.smartqueue.counter.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.counter.reading.HistoryReader;
import io.smartqueue.counter.reading.TargetReader;
import io.smartqueue.counter.reading.TransferTargets;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.security.StaffId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is offered is what the act itself would do. */
class ConsoleActionsTest extends ClockScenario {

    @Autowired
    HistoryReader history;

    @Autowired
    TargetReader targets;

    QueueId queue;
    QueueId next;
    StaffId agent;
    StaffId colleague;

    @BeforeEach
    void open() {
        queue = branch.queue("A");
        next = branch.queue("B");
        agent = branch.agentServing(queue, next).staffId();
        colleague = branch.agentServing(queue, next).staffId();
    }

    private boolean canTakeBack(Ticket ticket) {
        return branch.in(() -> history.justClosedBy(agent))
                .filter(closed -> closed.ticket().equals(ticket.id().value()))
                .isPresent();
    }

    @Test
    void aStepJustClosedIsTakenBackUntilTheNextOneIsCalledOrTwoMinutesHavePassed() {
        take(queue);
        branch.write("update visit set next_queues = array[?]", next.value());
        Ticket ticket = served(agent);
        assertThat(canTakeBack(ticket)).isFalse();
        branch.in(() -> serving.close(ticket.id(), null, Actor.agent(agent)));
        assertThat(canTakeBack(ticket)).isTrue();
        later(Duration.ofMinutes(2));
        assertThat(canTakeBack(ticket)).isFalse();
        clock.set(NINE.plusSeconds(10));
        assertThat(canTakeBack(ticket)).isTrue();
        callNext(colleague);
        assertThat(canTakeBack(ticket)).isFalse();
    }

    @Test
    void aColleagueWithoutTheSkillOfTheQueueIsNoTarget() {
        take(queue);
        Ticket ticket = served(agent);
        TransferTargets before = branch.in(() -> targets.of(ticket.id(), agent));
        assertThat(before.agents()).extracting(TransferTargets.Target::id).containsExactly(colleague.value());
        assertThat(before.counters()).hasSize(1);
        branch.write("update queue set skill = 'notary' where id = ?", queue.value());
        TransferTargets after = branch.in(() -> targets.of(ticket.id(), agent));
        assertThat(after.agents()).isEmpty();
        assertThat(after.counters()).isEmpty();
    }
}
