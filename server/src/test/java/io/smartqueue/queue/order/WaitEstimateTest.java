package io.smartqueue.queue.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.stats.StatsReader;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.queue.visit.QueueOffer;
import io.smartqueue.queue.visit.QueueOffers;
import io.smartqueue.queue.visit.QueueWaits;
import io.smartqueue.security.StaffId;
import io.smartqueue.site.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every service here declares five minutes. */
class WaitEstimateTest extends ClockScenario {

    @Autowired
    QueueWaits queueWaits;

    @Autowired
    QueueOffers queueOffers;

    @Autowired
    Tickets tickets;

    @Autowired
    StatsReader stats;

    QueueId cash;
    QueueId credit;

    @BeforeEach
    void open() {
        cash = branch.queue("A");
        credit = branch.queue("B");
    }

    private void takeThree(QueueId queue) {
        take(queue);
        take(queue);
        take(queue);
    }

    /** @param least of the middle, in minutes */
    private static void assertWait(Ticket ticket, double least, double most, int open) {
        WaitEstimate wait = Objects.requireNonNull(ticket.eta());
        assertThat(wait.range().middle()).isBetween(least, most);
        assertThat(wait.countersOpen()).isEqualTo(open);
    }

    /**
     * The same where the middle depends on numbers that are drawn. In one of a hundred lines they are far from what is
     * usual, so the median of five lines is compared.
     */
    private void assertUsualWait(Supplier<Ticket> line, double least, double most, int open) {
        List<Double> middles = new ArrayList<>();
        for (int lines = 0; lines < 5; lines++) {
            branch = Branch.open(organisations, jdbc, transactions);
            open();
            WaitEstimate wait = Objects.requireNonNull(line.get().eta());
            assertThat(wait.countersOpen()).isEqualTo(open);
            middles.add(wait.range().middle());
        }
        middles.sort(Comparator.naturalOrder());
        assertThat(middles.get(2)).isBetween(least, most);
    }

    @Test
    void countsThoseOfTheCountersOtherQueuesWhoAreCalledBefore() {
        // The counter is free: three services.
        assertUsualWait(this::behindThreeOfAnotherQueue, 12, 15, 1);
    }

    private Ticket behindThreeOfAnotherQueue() {
        branch.agentServing(cash, credit);
        takeThree(cash);
        Ticket ticket = now(take(credit));
        take(cash);
        assertThat(ticket.position()).isEqualTo(1);
        assertThat(ticket.othersFirst()).isEqualTo(3);
        return ticket;
    }

    @Test
    void isTheSameForEveryReader() {
        branch.agentServing(cash, credit);
        branch.write("update counter_queue set head_start_minutes = 10 where queue_id = ?", credit.value());
        take(cash);
        later(Duration.ofMinutes(11));
        takeThree(cash);
        QueueOffer before = branch.in(() -> queueOffers.at(new SiteId(branch.site))).stream()
                .filter(queueOffer -> queueOffer.queue().equals(credit))
                .findFirst()
                .orElseThrow();
        Ticket ticket = take(credit);
        assertThat(ticket.eta())
                .isEqualTo(before.estimate())
                .isEqualTo(branch.in(() -> tickets.get(ticket.id())).eta());
        assertThat(branch.in(() -> facts.get(ticket.id())).estimate()).contains(before.estimate());
    }

    @Test
    void staysTheSameWhenAnotherOrganisationNamesTheQueue() {
        branch.agentServing(cash);
        takeThree(cash);
        later(Duration.ofMinutes(1));
        Branch stranger = Branch.open(organisations, jdbc, transactions);
        assertThatThrownBy(() -> stranger.in(() -> tickets.take(NewTicket.in(cash), Actor.system())))
                .isInstanceOf(Refusal.class);
        assertThat(branch.in(() -> queueWaits.of(cash, 10)).line()).hasSize(3);
    }

    @Test
    void isTheSameInAListAsForEach() {
        branch.agentServing(cash, credit);
        branch.agentServing(cash);
        StaffId only = branch.agentServing(cash).staffId();
        branch.write("update counter_queue set head_start_minutes = 2 where queue_id = ?", credit.value());
        List<TicketId> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            clock.set(clock.instant().plusSeconds(37));
            all.add(take(i % 3 == 0 ? credit : cash).id());
        }
        branch.write(
                "update leg set reserved_for = ? where visit_id = ?",
                only.value(),
                all.get(4).value());
        branch.write(
                "update leg set due_at = due_at - interval '3 minutes' where visit_id = ?",
                all.get(7).value());
        List<Ticket> together = branch.in(() -> tickets.all(all));
        List<Ticket> each =
                all.stream().map(id -> branch.in(() -> tickets.get(id))).toList();
        assertThat(together)
                .extracting(Ticket::number, Ticket::position, Ticket::eta)
                .isEqualTo(each.stream()
                        .map(ticket -> Tuple.tuple(ticket.number(), ticket.position(), ticket.eta()))
                        .toList());
    }

    @Test
    void doesNotWaitForWhomOnlySomebodyElseCalls() {
        StaffId agent = branch.agentServing(cash).staffId();
        StaffId other = branch.agentServing(cash).staffId();
        take(cash);
        Ticket kept = take(cash);
        branch.write("update leg set reserved_for = ? where queue_id = ?", other.value(), cash.value());
        Ticket ticket = take(cash);
        assertThat(ticket.position()).isEqualTo(1);
        assertThat(now(kept).position()).isEqualTo(2);
        assertThat(Objects.requireNonNull(now(kept).eta()).countersOpen()).isEqualTo(1);
        branch.write("update counter_session set status = 'paused' where agent_id = ?", other.value());
        assertThat(Objects.requireNonNull(now(kept).eta()).countersOpen()).isZero();
        assertThat(callNext(agent).id()).isEqualTo(ticket.id());
    }

    @Test
    void knowsWhichQueueAnAgentHasChosen() {
        StaffId agent = branch.agentServing(cash, credit).staffId();
        branch.write("update counter_session set only_queue = ? where agent_id = ?", credit.value(), agent.value());
        takeThree(cash);
        assertWait(now(take(credit)), 0, 1, 1);
        assertThat(Objects.requireNonNull(take(cash).eta()).countersOpen()).isZero();
        assertThat(branch.in(() -> stats.of(cash)).countersOpen()).isZero();
    }

    @Test
    void leavesToOtherCountersTheirShare() {
        assertUsualWait(this::besideAnotherCounter, 5, 10, 1);
    }

    private Ticket besideAnotherCounter() {
        branch.agentServing(cash, credit);
        branch.agentServing(cash);
        takeThree(cash);
        take(cash);
        // Two of the four are called by the other counter.
        Ticket ticket = now(take(credit));
        assertThat(ticket.othersFirst()).isEqualTo(2);
        return ticket;
    }

    @Test
    void followsTheHeadStartThatACounterGivesItsQueues() {
        assertUsualWait(this::withAHeadStart, 3.5, 5, 1);
    }

    private Ticket withAHeadStart() {
        branch.agentServing(cash, credit);
        branch.write("update counter_queue set head_start_minutes = 10 where queue_id = ?", credit.value());
        take(cash);
        later(Duration.ofMinutes(11));
        takeThree(cash);
        // Only the one who has waited for more than ten minutes goes before.
        Ticket ticket = now(take(credit));
        assertThat(ticket.othersFirst()).isEqualTo(1);
        return ticket;
    }

    @Test
    void doesNotCountWhomTheAgentCannotServe() {
        branch.agentServing(cash, credit);
        branch.write("update queue set skill = 'notary' where id = ?", cash.value());
        takeThree(cash);
        assertWait(now(take(credit)), 0, 1, 1);
    }

    @Test
    void supposesOneCounterWhereNoneIsOpenAndWritesNoHourToAPhone() {
        assertUsualWait(this::withoutACounter, 8, 10, 0);
    }

    private Ticket withoutACounter() {
        StaffId agent = branch.agentServing(credit).staffId();
        branch.write("update counter_session set status = 'paused' where agent_id = ?", agent.value());
        take(credit);
        Ticket ticket = now(take(credit));
        assertThat(branch.in(() -> facts.get(ticket.id())).estimate()).isEmpty();
        return ticket;
    }

    /** What is called and what is announced come from two statements: here they are held against each other. */
    @Test
    void positionsAreTheOrderOfTheCalls() {
        StaffId agent = branch.agentServing(cash).staffId();
        takeThree(cash);
        branch.write(
                "update leg set due_at = due_at - interval '1 hour' where id = (select max(id::text)::uuid from leg)");
        for (int left = 3; left > 0; left--) {
            UUID first = branch.read(UUID.class, "select visit_id from leg where state = 'waiting'").stream()
                    .filter(id -> Integer.valueOf(1)
                            .equals(branch.in(() -> tickets.get(new TicketId(id)))
                                    .position()))
                    .findFirst()
                    .orElseThrow();
            Ticket called = branch.in(() -> calls.callNext(agent, Optional.empty()));
            assertThat(called.id().value()).isEqualTo(first);
            branch.in(() -> calls.noShow(called.id(), Actor.agent(agent)));
        }
    }
}
