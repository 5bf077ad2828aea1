package io.smartqueue.queue.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ActsTogetherScenario;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.security.StaffId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Starts and calls that come while another one of their organisation is being written. */
class ActsTogetherTest extends ActsTogetherScenario {

    private List<Supplier<Ticket>> starts(int people) {
        return IntStream.range(0, people)
                .<Supplier<Ticket>>mapToObj(i -> {
                    StaffId who = branch.agentServing(queue).staffId();
                    TicketId called = take(queue).id();
                    assertThat(callNext(who).id()).isEqualTo(called);
                    return () -> serving.start(called, Actor.agent(who));
                })
                .toList();
    }

    @Test
    void shareATransactionInWhichOneThatIsRefusedHarmsNoOther() throws Exception {
        List<Supplier<Ticket>> starts = starts(6);
        TicketId waiting = take(queue).id();
        List<Supplier<Ticket>> all = Stream.of(
                        starts.stream(),
                        Stream.<Supplier<Ticket>>of(() -> serving.start(waiting, Actor.agent(agent)), starts.get(3)))
                .flatMap(some -> some)
                .toList();
        // Of the two who start the same ticket, either may be the first.
        assertThat(whileTheFirstIsWritten(all))
                .containsExactlyInAnyOrder(
                        "serving",
                        "serving",
                        "serving",
                        "serving",
                        "serving",
                        "serving",
                        "not_allowed_in_this_state",
                        "not_allowed_in_this_state");
        assertThat(transactionsOf("started")).isEqualTo(2);
    }

    @Test
    void areWrittenOneByOneWhenOneFails() throws Exception {
        List<Supplier<Ticket>> starts = starts(5);
        String last = branch.read(String.class, "select visit_id::text from leg order by due_at desc limit 1")
                .getFirst();
        assertThat(whileTheFirstIsWrittenAndOneFails("new.visit_id = '" + last + "'", starts))
                .containsExactly("serving", "serving", "serving", "serving", "failed");
        assertThat(branch.read(String.class, "select state from leg where visit_id = '" + last + "'"))
                .containsExactly("called");
    }

    @Test
    void callEachTicketOnceForAgentsOfTheSameAndOfOtherQueues() throws Exception {
        QueueId other = branch.queue("B");
        List<StaffId> agents = Stream.of(
                        branch.agentServing(queue),
                        branch.agentServing(queue),
                        branch.agentServing(queue, other),
                        branch.agentServing(other),
                        branch.agentServing(queue),
                        branch.agentServing(queue, other))
                .map(person -> person.staffId())
                .toList();
        List<Ticket> line = IntStream.range(0, 8)
                .mapToObj(i -> take(i == 5 ? other : queue))
                .toList();
        List<Supplier<Ticket>> acts = agents.stream()
                .<Supplier<Ticket>>map(who -> () -> callNext(who))
                .toList();
        assertThat(whileTheFirstIsWritten(acts)).hasSize(6).containsOnly("called");
        assertThat(transactionsOf("called")).isEqualTo(2);
        assertThat(branch.read(
                        String.class,
                        "select number from visit join leg on visit_id = visit.id"
                                + " where state = 'waiting' order by due_at"))
                .containsExactly(line.get(6).number(), line.get(7).number());
    }

    @Test
    void callATicketReservedForOneOfTheAgentsForThatAgent() throws Exception {
        StaffId second = branch.agentServing(queue).staffId();
        StaffId third = branch.agentServing(queue).staffId();
        Ticket first = take(queue);
        Ticket reserved = take(queue);
        take(queue);
        branch.write(
                "update leg set reserved_for = ? where visit_id = ?",
                third.value(),
                reserved.id().value());
        List<Supplier<Ticket>> acts = Stream.of(agent, second, third)
                .<Supplier<Ticket>>map(who -> () -> callNext(who))
                .toList();
        assertThat(whileTheFirstIsWritten(acts)).containsOnly("called");
        assertThat(branch.in(() -> tickets.get(first.id())).isInHandOf(agent)).isTrue();
        assertThat(branch.in(() -> tickets.get(reserved.id())).isInHandOf(third))
                .isTrue();
    }
}
