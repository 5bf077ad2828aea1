package io.smartqueue.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Logged;
import io.smartqueue.TestDatabase;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ActsTogetherScenario;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tickets that are taken while another one of their organisation is being written. */
class TicketsTakenTogetherTest extends ActsTogetherScenario {

    private Supplier<Ticket> takeIn(QueueId where) {
        return () -> tickets.take(NewTicket.in(where), Actor.customer());
    }

    private long waitingForALock() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }

    private List<Supplier<Ticket>> takes(int people, String reason) {
        Supplier<Ticket> one = () -> tickets.take(
                new NewTicket(
                        queue,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Priority.NORMAL,
                        EntryChannel.API,
                        Optional.of(reason),
                        false,
                        List.of()),
                Actor.system());
        return Collections.nCopies(people, one);
    }

    @Test
    void ofOneQueueShareATransactionInWhichOnesThatAreRefusedHarmNoOther() throws Exception {
        branch.write("update queue set capacity = 5");
        assertThat(whileTheFirstIsWritten(takes(7, "old")))
                .containsOnly("waiting", "queue_full")
                .filteredOn("queue_full"::equals)
                .hasSize(2);
        assertThat(transactionsOf("created")).isEqualTo(2);
        assertThat(branch.read(Integer.class, "select sequence from visit order by joined_at, id"))
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void ofDifferentQueuesShareATransactionInWhichOnesThatAreRefusedHarmNoOther() throws Exception {
        QueueId sameLetter = branch.queue("A2");
        QueueId full = branch.queue("C", Queue.Order.FIFO, 1);
        take(full);
        QueueId unknown = new QueueId(UUID.randomUUID());
        List<Supplier<Ticket>> all = Stream.of(queue, sameLetter, full, branch.queue("D"), unknown, queue, sameLetter)
                .map(this::takeIn)
                .toList();
        assertThat(whileTheFirstIsWritten(all))
                .containsExactly(
                        "waiting", "waiting", "queue_full", "waiting", "validation_failed", "waiting", "waiting");
        assertThat(transactionsOf("created")).isEqualTo(3);
        assertThat(branch.read(String.class, "select number from visit order by number"))
                .containsExactly("A001", "A002", "A003", "A004", "C001", "D001");
        assertThat(branch.read(String.class, "select number from visit where series = 'A' order by joined_at, id"))
                .isSorted();
    }

    @Test
    void areTakenOfAQueueWhileAnotherOneIsLocked() throws Exception {
        QueueId held = branch.queue("B");
        FutureTask<String> late = new FutureTask<>(() -> result(takeIn(held)));
        try (Connection owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("select from queue where id = '" + held.value() + "' for update");
            Thread.ofPlatform().start(late);
            Await.until(LONG, this::waitingForALock, waiting -> waiting > 0);
            assertThat(result(takeIn(queue))).isEqualTo("waiting");
            assertThat(late.isDone()).isFalse();
        }
        assertThat(late.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("waiting");
    }

    @Test
    void areTakenWhileTheNumbersOfAnotherLetterAreHeldWhichSlowsThemOnlyOnce() throws Exception {
        QueueId held = branch.queue("B");
        QueueId sameLetter = branch.queue("B2");
        List.of(held, sameLetter, queue).forEach(this::take);
        List<FutureTask<String>> late = Stream.of(held, sameLetter)
                .map(where -> new FutureTask<>(() -> result(takeIn(where))))
                .toList();
        try (Connection owner = TestDatabase.owner().connect();
                var statement = owner.createStatement();
                Logged first = Logged.by("io.smartqueue.queue.ticket.Joining")) {
            owner.setAutoCommit(false);
            statement.execute("select from number_series where series = 'B' for update");
            Thread.ofPlatform().start(late.getFirst());
            Await.until(LONG, first::anything, anything -> anything);
            try (Logged later = Logged.by("io.smartqueue.queue.ticket.Joining")) {
                Thread thread = Thread.ofPlatform().start(late.getLast());
                Await.until(LONG, () -> isIn(thread, "queue.ticket.Joining", "takeTogether"), aside -> aside);
                assertThat(result(takeIn(queue))).isEqualTo("waiting");
                assertThat(later.anything()).isFalse();
            }
            assertThat(late).noneMatch(FutureTask::isDone);
        }
        assertThat(outcomes(late)).containsOnly("waiting");
        assertThat(branch.read(String.class, "select number from visit where series = 'B' order by joined_at, id"))
                .containsExactly("B001", "B002", "B003", "B004");
    }

    @Test
    void areTakenOneByOneWhenOneFails() throws Exception {
        List<Supplier<Ticket>> all = Stream.of(takes(3, "old"), takes(1, "not now"), takes(2, "ill"))
                .flatMap(List::stream)
                .toList();
        assertThat(whileTheFirstIsWrittenAndOneFails("new.reason = 'not now'", all))
                .containsExactly("waiting", "waiting", "waiting", "failed", "waiting", "waiting");
        assertThat(branch.read(Integer.class, "select sequence from visit order by joined_at, id"))
                .containsExactly(1, 2, 3, 4, 5);
    }
}
