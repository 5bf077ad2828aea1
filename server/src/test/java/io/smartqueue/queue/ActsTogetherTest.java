package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Logged;
import io.smartqueue.TestDatabase;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.StaffId;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Acts that come while another one of their organisation is being written. */
class ActsTogetherTest extends CallingScenario {

    private static final Duration LONG = Duration.ofSeconds(20);

    /** Let through by whoever holds the advisory lock; no timeout of a lock ends this, however slow the machine is. */
    private static final String GATE = """
            create function stand_at_the_gate() returns trigger language plpgsql as $$
            begin
                perform pg_advisory_xact_lock_shared(4712);
                while not pg_try_advisory_xact_lock_shared(4711) loop
                    perform pg_sleep(0.01);
                end loop;
                return null;
            end $$;
            create trigger stands before insert on ticket_event
                for each statement execute function stand_at_the_gate()
            """;

    /** After {@code before} the first act stands in the middle of its transaction until all others have come. */
    private List<String> whileTheFirstIsWritten(String before, List<Supplier<Ticket>> acts) throws Exception {
        List<FutureTask<String>> results =
                acts.stream().map(act -> new FutureTask<>(() -> result(act))).toList();
        try (Connection owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            statement.execute(before);
            statement.execute(GATE);
            try {
                statement.execute("select pg_advisory_lock(4711)");
                Thread.ofPlatform().start(results.getFirst());
                Await.until(LONG, this::standingAtTheGate, standing -> standing > 0);
                List<Thread> others = results.stream()
                        .skip(1)
                        .map(result -> Thread.ofPlatform().start(result))
                        .toList();
                Await.until(
                        LONG,
                        () -> others.stream()
                                .filter(thread -> isIn(thread, "tenant.GroupCommit", "await"))
                                .count(),
                        waiting -> waiting == others.size());
                statement.execute("select pg_advisory_unlock(4711)");
                return outcomes(results);
            } finally {
                statement.execute("select pg_advisory_unlock_all()");
                statement.execute("drop function stand_at_the_gate() cascade");
            }
        }
    }

    private static List<String> outcomes(List<FutureTask<String>> results) throws Exception {
        List<String> all = new ArrayList<>();
        for (FutureTask<String> result : results) {
            all.add(result.get(LONG.toSeconds(), TimeUnit.SECONDS));
        }
        return all;
    }

    private static boolean isIn(Thread thread, String where, String method) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("io.smartqueue." + where)
                        && frame.getMethodName().equals(method));
    }

    private long standingAtTheGate() {
        return jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and objid = 4712 and granted")
                .query(Long.class)
                .single();
    }

    private String result(Supplier<Ticket> act) {
        try {
            return branch.in(act).status().code();
        } catch (Refusal refusal) {
            return refusal.code();
        } catch (DataAccessException fault) {
            return "failed";
        }
    }

    private long waitingForALock() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }

    private long transactionsOf(String type) {
        return branch.read(Long.class, "select count(distinct tx::text) from ticket_event where type = '" + type + "'")
                .getFirst();
    }

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
        assertThat(whileTheFirstIsWritten("select", all))
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
        try {
            assertThat(whileTheFirstIsWritten("""
                            create function fail_once() returns trigger language plpgsql as $$
                            begin
                                raise exception 'this one fails';
                            end $$;
                            create trigger fails before insert on ticket_event for each row
                                when (new.visit_id = '%s') execute function fail_once()
                            """.formatted(last), starts))
                    .containsExactly("serving", "serving", "serving", "serving", "failed");
        } finally {
            try (Connection owner = TestDatabase.owner().connect();
                    var statement = owner.createStatement()) {
                statement.execute("drop function if exists fail_once() cascade");
            }
        }
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
        assertThat(whileTheFirstIsWritten("select", acts)).hasSize(6).containsOnly("called");
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
        assertThat(whileTheFirstIsWritten("select", acts)).containsOnly("called");
        assertThat(branch.in(() -> tickets.get(first.id())).isInHandOf(agent)).isTrue();
        assertThat(branch.in(() -> tickets.get(reserved.id())).isInHandOf(third))
                .isTrue();
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
    void takeTicketsOfOneQueueInATransactionInWhichOnesThatAreRefusedHarmNoOther() throws Exception {
        branch.write("update queue set capacity = 5");
        assertThat(whileTheFirstIsWritten("select", takes(7, "old")))
                .containsOnly("waiting", "queue_full")
                .filteredOn("queue_full"::equals)
                .hasSize(2);
        assertThat(transactionsOf("created")).isEqualTo(2);
        assertThat(branch.read(Integer.class, "select sequence from visit order by joined_at, id"))
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void takeTicketsOfDifferentQueuesInATransactionInWhichOnesThatAreRefusedHarmNoOther() throws Exception {
        QueueId sameLetter = branch.queue("A2");
        QueueId full = branch.queue("C", Queue.Order.FIFO, 1);
        take(full);
        QueueId unknown = new QueueId(UUID.randomUUID());
        List<Supplier<Ticket>> all = Stream.of(queue, sameLetter, full, branch.queue("D"), unknown, queue, sameLetter)
                .map(this::takeIn)
                .toList();
        assertThat(whileTheFirstIsWritten("select", all))
                .containsExactly(
                        "waiting", "waiting", "queue_full", "waiting", "validation_failed", "waiting", "waiting");
        assertThat(transactionsOf("created")).isEqualTo(3);
        assertThat(branch.read(String.class, "select number from visit order by number"))
                .containsExactly("A001", "A002", "A003", "A004", "C001", "D001");
        assertThat(branch.read(String.class, "select number from visit where series = 'A' order by joined_at, id"))
                .isSorted();
    }

    @Test
    void takeTicketsOfAQueueWhileAnotherOneIsLocked() throws Exception {
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
    void takeTicketsWhileTheNumbersOfAnotherLetterAreHeldAndSlowThemOnlyOnce() throws Exception {
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

    private Supplier<Ticket> takeIn(QueueId where) {
        return () -> tickets.take(NewTicket.in(where), Actor.customer());
    }

    @Test
    void takeTicketsOneByOneWhenOneFails() throws Exception {
        List<Supplier<Ticket>> all = Stream.of(takes(3, "old"), takes(1, "not now"), takes(2, "ill"))
                .flatMap(List::stream)
                .toList();
        try {
            assertThat(whileTheFirstIsWritten("""
                            create function fail_once() returns trigger language plpgsql as $$
                            begin
                                raise exception 'this one fails';
                            end $$;
                            create trigger fails before insert on ticket_event for each row
                                when (new.reason = 'not now') execute function fail_once()
                            """, all))
                    .containsExactly("waiting", "waiting", "waiting", "failed", "waiting", "waiting");
        } finally {
            try (Connection owner = TestDatabase.owner().connect();
                    var statement = owner.createStatement()) {
                statement.execute("drop function if exists fail_once() cascade");
            }
        }
        assertThat(branch.read(Integer.class, "select sequence from visit order by joined_at, id"))
                .containsExactly(1, 2, 3, 4, 5);
    }
}
