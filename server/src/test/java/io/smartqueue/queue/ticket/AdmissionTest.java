package io.smartqueue.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketState;
import io.smartqueue.security.StaffId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AdmissionTest extends ClockScenario {

    @Autowired
    History history;

    QueueId queue;
    QueueId other;
    StaffId agent;

    @BeforeEach
    void open() {
        queue = branch.queue("A");
        other = branch.queue("B");
        agent = branch.agentServing(queue, other).staffId();
    }

    private Ticket take() {
        return take(queue);
    }

    @Test
    void keepsTheReasonOfAPriority() {
        Ticket ticket = take(new NewTicket(
                queue,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Priority.HIGH,
                EntryChannel.API,
                Optional.of("expects a child"),
                false,
                List.of()));
        assertThat(branch.in(() -> history.of(ticket.id())))
                .extracting(History.Entry::reason)
                .containsExactly("expects a child");
        assertThat(ticket.priorityReason()).isEqualTo("expects a child");
        assertThat(branch.in(() -> tickets.get(ticket.id())).priorityReason()).isEqualTo("expects a child");
    }

    private NewTicket fromAfar() {
        return new NewTicket(
                queue,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Priority.NORMAL,
                EntryChannel.WEB,
                Optional.empty(),
                true,
                List.of());
    }

    @Test
    void tellsFromAfarHowManyAreBefore() {
        take();
        Ticket remote = take(fromAfar());
        take();
        assertThat(remote.position()).isEqualTo(2);
        assertThat(Objects.requireNonNull(remote.eta()).highMinutes()).isPositive();
        TicketFacts told = branch.in(() -> facts.get(remote.id()));
        assertThat(told.position()).isEqualTo(2);
        assertThat(told.estimate()).isEqualTo(Optional.ofNullable(now(remote).eta()));
    }

    @Test
    void countsTheRankFromAfarAndCallsAfterTheArrival() {
        Ticket remote = take(fromAfar());
        assertThat(remote.status()).isEqualTo(TicketState.REMOTE);
        assertThat(remote.position()).isEqualTo(1);
        assertRefused("queue_empty", () -> branch.in(() -> calls.callNext(agent, Optional.empty())));
        clock.set(NINE.plusSeconds(60));
        take();
        assertThat(branch.in(() -> tickets.get(remote.id()).position())).isEqualTo(1);
        branch.in(() -> waiting.arrive(remote.id(), Actor.customer()));
        assertThat(branch.in(() -> calls.callNext(agent, Optional.empty())).id())
                .isEqualTo(remote.id());
    }

    @Test
    void leadsThroughSeveralQueuesOfTheSiteOnly() {
        Ticket ticket = take(going(other));
        branch.in(() -> calls.callNext(agent, Optional.empty()));
        branch.in(() -> serving.start(ticket.id(), Actor.agent(agent)));
        assertThat(branch.in(() -> serving.close(ticket.id(), null, Actor.agent(agent)))
                        .queueId())
                .isEqualTo(other);
        assertRefused("validation_failed", () -> take(going(new QueueId(UUID.randomUUID()))));
    }

    private NewTicket going(QueueId then) {
        return new NewTicket(
                queue,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Priority.NORMAL,
                EntryChannel.API,
                Optional.empty(),
                false,
                List.of(then));
    }
}
