package io.smartqueue.queue.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.stats.LineStats;
import io.smartqueue.queue.stats.StatsReader;
import io.smartqueue.queue.ticket.History;
import io.smartqueue.security.StaffId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TransfersTest extends ClockScenario {

    @Autowired
    History history;

    @Autowired
    StatsReader stats;

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

    @Test
    void goesOnInAnotherQueueWithItsNumberAndItsSeniority() {
        Ticket first = take();
        later(Duration.ofSeconds(1));
        branch.in(() -> tickets.take(NewTicket.in(other), Actor.customer()));
        Ticket served = served(fatou);
        Ticket sent = branch.in(() -> transfers.toQueue(served.id(), other, "needs a stamp", Actor.agent(fatou)));
        assertThat(sent.number()).isEqualTo(first.number());
        assertThat(sent.id()).isEqualTo(first.id());
        assertThat(sent.link()).isEqualTo(first.link());
        assertThat(sent.queueId()).isEqualTo(other);
        assertThat(sent.status()).isEqualTo(TicketState.WAITING);
        assertThat(sent.position()).isEqualTo(1);
        assertThat(sent.legs())
                .extracting(Ticket.Leg::status)
                .containsExactly(TicketState.TRANSFERRED, TicketState.WAITING);
        assertThat(branch.in(() -> history.of(first.id())))
                .extracting(History.Entry::type, History.Entry::queueId, History.Entry::to, History.Entry::reason)
                .endsWith(
                        org.assertj.core.groups.Tuple.tuple(
                                "transferred", queue, TicketState.TRANSFERRED, "needs a stamp"),
                        org.assertj.core.groups.Tuple.tuple(
                                "transferred", other, TicketState.WAITING, "needs a stamp"));
        assertThat(callNext(fatou).id()).isEqualTo(first.id());
    }

    @Test
    void waitsForTheCounterItWasSentToUntilThatCounterIsLeft() {
        take();
        Ticket served = served(fatou);
        CounterId counter = new CounterId(branch.seat(
                branch.tenant.hire(io.smartqueue.security.Role.AGENT, "Awa").staffId(), queue));
        branch.in(() -> transfers.toCounter(served.id(), counter, null, Actor.agent(fatou)));
        assertRefused("queue_empty", () -> callNext(modou));
        branch.in(() -> {
            transfers.release(counter.value());
            return 0;
        });
        assertThat(callNext(modou).id()).isEqualTo(served.id());
    }

    @Test
    void waitsForTheAgentItWasSentTo() {
        take();
        Ticket served = served(fatou);
        branch.in(() -> transfers.toAgent(served.id(), modou, null, Actor.agent(fatou)));
        assertRefused("queue_empty", () -> callNext(fatou));
        assertThat(callNext(modou).id()).isEqualTo(served.id());
    }

    @Test
    void isSentToNoOtherSiteAndToNoClosedQueue() {
        take();
        Ticket served = served(fatou);
        branch.write("update queue set status = 'paused' where id = ?", other.value());
        assertRefused(
                "queue_not_active",
                () -> branch.in(() -> transfers.toQueue(served.id(), other, null, Actor.agent(fatou))));
        assertThat(now(served).status()).isEqualTo(TicketState.SERVING);
    }

    @Test
    void leadsThroughSeveralQueuesWithOneNumber() {
        Ticket first = take();
        branch.write("update visit set next_queues = array[?]", other.value());
        Ticket served = served(fatou);
        Ticket goesOn = branch.in(() -> serving.close(served.id(), "paid", Actor.agent(fatou)));
        assertThat(goesOn.number()).isEqualTo(first.number());
        assertThat(goesOn.status()).isEqualTo(TicketState.WAITING);
        assertThat(goesOn.queueId()).isEqualTo(other);
        assertThat(goesOn.legs()).extracting(Ticket.Leg::outcome).containsExactly("paid", null);
        served(fatou);
        assertThat(branch.in(() -> serving.close(served.id(), "stamped", Actor.agent(fatou)))
                        .status())
                .isEqualTo(TicketState.COMPLETED);
        assertThat(branch.read(Long.class, "select count(*) from visit where ended_at is not null"))
                .containsExactly(1L);
    }

    private Ticket closedStep() {
        take();
        branch.write("update visit set next_queues = array[?]", other.value());
        Ticket served = served(fatou);
        return branch.in(() -> serving.close(served.id(), "paid", Actor.agent(fatou)));
    }

    @Test
    void aStepIsReopenedWhileTheNextOneWaitsAndGoesOnFromThere() {
        Ticket waits = closedStep();
        assertRefused("ticket_of_another_agent", () -> branch.in(() -> serving.reopen(waits.id(), Actor.agent(modou))));
        later(Duration.ofMinutes(2));
        Ticket again = branch.in(() -> serving.reopen(waits.id(), Actor.agent(fatou)));
        assertThat(again.status()).isEqualTo(TicketState.SERVING);
        assertThat(again.queueId()).isEqualTo(queue);
        assertThat(again.isInHandOf(fatou)).isTrue();
        assertThat(again.legs())
                .extracting(Ticket.Leg::status)
                .containsExactly(TicketState.TRANSFERRED, TicketState.SERVING);
        assertThat(again.current().times().startedAt())
                .isEqualTo(waits.legs().getFirst().times().startedAt());
        assertRefused("queue_empty", () -> callNext(modou));
        Ticket goesOn = branch.in(() -> serving.close(again.id(), "paid twice", Actor.agent(fatou)));
        assertThat(goesOn.status()).isEqualTo(TicketState.WAITING);
        assertThat(goesOn.queueId()).isEqualTo(other);
        assertThat(goesOn.legs())
                .extracting(Ticket.Leg::status)
                .containsExactly(TicketState.COMPLETED, TicketState.TRANSFERRED, TicketState.WAITING);
        branch.in(() -> serving.reopen(waits.id(), Actor.agent(fatou)));
        branch.in(() -> serving.close(waits.id(), null, Actor.agent(fatou)));
        assertThat(callNext(modou).id()).isEqualTo(waits.id());
        assertThat(branch.in(() -> history.of(waits.id())))
                .extracting(History.Entry::type)
                .containsExactly(
                        "created",
                        "called",
                        "started",
                        "completed",
                        "transferred",
                        "transferred",
                        "reopened",
                        "completed",
                        "transferred",
                        "transferred",
                        "reopened",
                        "completed",
                        "transferred",
                        "called");
        LineStats day = branch.in(() -> stats.of(queue));
        assertThat(day.servedToday()).isEqualTo(1);
        assertThat(day.serviceToday()).isEqualTo(new LineStats.Spread(0, 0, 1));
    }

    @Test
    void eachActOnAVisitOfSeveralLegsAnswersThemAll() {
        TicketId ticket = closedStep().id();
        Actor by = Actor.agent(fatou);
        List<Supplier<Ticket>> acts = List.of(
                () -> calls.callNext(fatou, Optional.empty()),
                () -> calls.recall(ticket, by),
                () -> calls.miss(ticket, by),
                () -> waiting.comeBack(ticket, null, by),
                () -> calls.call(ticket, fatou, null),
                () -> serving.start(ticket, by),
                () -> serving.hold(ticket, "lunch", by),
                () -> serving.resume(ticket, fatou),
                () -> serving.close(ticket, "stamped", by),
                () -> serving.reopen(ticket, by),
                () -> serving.close(ticket, null, by));
        for (Supplier<Ticket> act : acts) {
            Ticket answer = branch.in(act);
            assertThat(answer).isEqualTo(branch.in(() -> tickets.get(ticket)));
            assertThat(answer.legs()).extracting(Ticket.Leg::queueId).containsExactly(queue, other);
            assertThat(answer.legs().getFirst().outcome()).isEqualTo("paid");
        }
    }

    @Test
    void aStepIsReopenedNoMoreOnceTheNextOneIsCalledAndLaterByAManagerAlone() {
        Ticket waits = closedStep();
        later(Duration.ofSeconds(121));
        assertRefused("reopen_too_late", () -> branch.in(() -> serving.reopen(waits.id(), Actor.agent(fatou))));
        assertThat(branch.in(() -> serving.reopen(waits.id(), Actor.system())).isInHandOf(fatou))
                .isTrue();
        branch.in(() -> serving.close(waits.id(), null, Actor.agent(fatou)));
        callNext(modou);
        assertRefused(
                "not_allowed_in_this_state", () -> branch.in(() -> serving.reopen(waits.id(), Actor.agent(fatou))));
        branch.in(() -> waiting.comeBack(waits.id(), "wrong button", Actor.agent(modou)));
        assertRefused(
                "not_allowed_in_this_state", () -> branch.in(() -> serving.reopen(waits.id(), Actor.agent(fatou))));
    }

    @Test
    void aStepIsNotReopenedByWhoHasAnotherInHand() {
        Ticket waits = closedStep();
        take();
        branch.in(() -> calls.callNext(fatou, Optional.of(queue)));
        assertRefused("agent_busy", () -> branch.in(() -> serving.reopen(waits.id(), Actor.agent(fatou))));
        assertThat(now(waits).status()).isEqualTo(TicketState.WAITING);
    }

    @Test
    void whoIsSentOnForAReasonIsNotTurnedAwayForAnotherTicketOfThePhone() {
        branch.givesOneTicketPerPhone();
        NewTicket there = new NewTicket(
                other,
                Optional.empty(),
                Optional.empty(),
                Optional.of("77 000 00 12"),
                Priority.NORMAL,
                EntryChannel.API);
        branch.in(() -> tickets.take(there, Actor.customer()));
        NewTicket here = new NewTicket(
                queue,
                Optional.empty(),
                Optional.empty(),
                Optional.of("77 000 00 12"),
                Priority.NORMAL,
                EntryChannel.API);
        Ticket sent = branch.in(() -> tickets.take(here, Actor.customer()));
        assertThat(branch.in(() -> transfers.toQueue(sent.id(), other, "papers", Actor.agent(fatou)))
                        .position())
                .isEqualTo(2);
    }
}
