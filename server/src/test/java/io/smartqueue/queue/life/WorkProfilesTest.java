package io.smartqueue.queue.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.stats.StatsReader;
import io.smartqueue.security.StaffId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WorkProfilesTest extends ClockScenario {

    @Autowired
    StatsReader stats;

    QueueId cash;
    QueueId credit;
    StaffId agent;
    UUID counter;

    @BeforeEach
    void open() {
        cash = branch.queue("A");
        credit = branch.queue("B");
        agent = branch.tenant.agent().staffId();
        counter = branch.seat(agent, cash, credit);
    }

    private void headStart(QueueId queue, int minutes) {
        branch.write(
                "update counter_queue set head_start_minutes = ? where counter_id = ? and queue_id = ?",
                minutes,
                counter,
                queue.value());
    }

    private void skill(QueueId queue, String skill) {
        branch.write("update queue set skill = ? where id = ?", skill, queue.value());
    }

    private void learn(StaffId who, String skill) {
        branch.write("update membership set skills = array[?] where id = ?", skill, who.value());
    }

    private void finish(Ticket called) {
        branch.in(() -> {
            serving.start(called.id(), Actor.agent(agent));
            return serving.close(called.id(), null, Actor.agent(agent));
        });
    }

    @Test
    void aHeadStartLetsAQueueGoBeforeWhoHasWaitedLessThanThatLonger() {
        headStart(credit, 10);
        take(cash);
        later(Duration.ofMinutes(9));
        take(cash);
        take(credit);
        later(Duration.ofMinutes(2));
        take(credit);
        List<String> called = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Ticket next = callNext(agent);
            called.add(next.number());
            finish(next);
        }
        assertThat(called).containsExactly("B001", "A001", "B002", "A002");
    }

    @Test
    void aNegativeHeadStartLetsTheOthersGoFirst() {
        headStart(cash, -10);
        take(cash);
        later(Duration.ofMinutes(9));
        Ticket passing = take(credit);
        assertThat(callNext(agent).id()).isEqualTo(passing.id());
    }

    @Test
    void anotherCounterHasItsOwnProfile() {
        headStart(credit, 10);
        StaffId colleague = branch.agentServing(cash, credit).staffId();
        Ticket first = take(cash);
        later(Duration.ofMinutes(1));
        take(credit);
        assertThat(callNext(colleague).id()).isEqualTo(first.id());
    }

    @Test
    void manyAreMergedByDueInstantLessTheHeadStartAndInOrderWithinEachQueue() {
        QueueId advice = branch.queue("C");
        branch.write(
                "insert into counter_queue (tenant_id, counter_id, queue_id) values (current_tenant(), ?, ?)",
                counter,
                advice.value());
        Map<QueueId, Integer> heads = Map.of(cash, 0, credit, 7, advice, -13);
        heads.forEach(this::headStart);
        Random random = new Random(20261123);
        List<Ticket> line = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            later(Duration.ofSeconds(1 + random.nextInt(240)));
            line.add(take(List.of(cash, credit, advice).get(random.nextInt(3))));
        }
        List<String> expected = line.stream()
                .sorted(Comparator.comparing((Ticket ticket) -> ticket.joinedAt()
                        .minus(Duration.ofMinutes(Objects.requireNonNull(heads.get(ticket.queueId()))))))
                .map(Ticket::number)
                .toList();
        List<String> called = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            Ticket next = callNext(agent);
            called.add(next.number());
            finish(next);
        }
        assertThat(called).isEqualTo(expected);
        assertThat(called.stream().filter(number -> number.startsWith("B"))).isSorted();
    }

    @Test
    void anAgentIsOfferedOnlyWhatHeCan() {
        skill(cash, "notary");
        take(cash);
        later(Duration.ofMinutes(1));
        Ticket forAnybody = take(credit);
        Ticket called = callNext(agent);
        assertThat(called.id()).isEqualTo(forAnybody.id());
        finish(called);
        assertThatThrownBy(() -> callNext(agent))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("queue_empty"));
        learn(agent, "notary");
        assertThat(callNext(agent).queueId()).isEqualTo(cash);
    }

    @Test
    void anAgentWhoLacksTheSkillIsToldSoWhenHeAsksForThatQueue() {
        skill(cash, "notary");
        learn(agent, "wolof");
        Ticket ticket = take(cash);
        assertRefused("skill_missing", () -> branch.in(() -> calls.callNext(agent, Optional.of(cash))));
        assertRefused("skill_missing", () -> branch.in(() -> calls.call(ticket.id(), agent, "in a hurry")));
    }

    @Test
    void aServiceOnHoldIsTakenUpOnlyByWhoCan() {
        skill(cash, "notary");
        StaffId notary = branch.agentServing(cash).staffId();
        learn(notary, "notary");
        Ticket ticket = take(cash);
        callNext(notary);
        branch.in(() -> serving.start(ticket.id(), Actor.agent(notary)));
        branch.in(() -> serving.hold(ticket.id(), "stamps", Actor.agent(notary)));
        assertRefused("skill_missing", () -> branch.in(() -> serving.resume(ticket.id(), agent)));
    }

    @Test
    void aTransferToSomebodyLeadsToAQueueThatHeCanServe() {
        QueueId advice = branch.queue("C");
        take(advice);
        StaffId sender = branch.agentServing(advice).staffId();
        Ticket called = callNext(sender);
        skill(cash, "notary");
        assertThat(branch.in(() -> transfers.toAgent(called.id(), agent, null, Actor.agent(sender)))
                        .queueId())
                .isEqualTo(credit);
        skill(credit, "notary");
        take(advice);
        Ticket another = callNext(sender);
        assertThatThrownBy(() -> branch.in(() -> transfers.toAgent(another.id(), agent, null, Actor.agent(sender))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> branch.in(
                        () -> transfers.toCounter(another.id(), new CounterId(counter), null, Actor.agent(sender))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whoLacksTheSkillOfTheTicketsQueueIsNotSentItIntoAnother() {
        skill(cash, "notary");
        StaffId notary = branch.agentServing(cash).staffId();
        learn(notary, "notary");
        take(cash);
        Ticket called = callNext(notary);
        assertRefused(
                "target_lacks_skill",
                () -> branch.in(() -> transfers.toAgent(called.id(), agent, null, Actor.agent(notary))));
        assertRefused(
                "target_lacks_skill",
                () -> branch.in(
                        () -> transfers.toCounter(called.id(), new CounterId(counter), null, Actor.agent(notary))));
    }

    @Test
    void aCounterIsOpenForAQueueOnlyWithAnAgentWhoCan() {
        skill(cash, "notary");
        assertThat(countersOpen(cash)).containsExactly(0, 0, 0);
        assertThat(countersOpen(credit)).containsExactly(1, 1, 1);
        learn(agent, "notary");
        assertThat(countersOpen(cash)).containsExactly(1, 1, 1);
    }

    /** As told on taking a ticket, on reading it, and on looking at the queue. */
    private List<Integer> countersOpen(QueueId queue) {
        Ticket taken = take(queue);
        Ticket read = branch.in(() -> tickets.get(taken.id()));
        return List.of(
                Objects.requireNonNull(taken.eta()).countersOpen(),
                Objects.requireNonNull(read.eta()).countersOpen(),
                branch.in(() -> stats.of(queue)).countersOpen());
    }
}
