package io.smartqueue.queue.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.queue.day.Incidents;
import io.smartqueue.queue.ticket.RecentPlaces;
import io.smartqueue.security.StaffId;
import io.smartqueue.site.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Positions and waits come from memory; the database function {@code ahead_of} says what they must be. */
class LineInMemoryTest extends ClockScenario {

    private static final int ACTS = 120;
    private static final int ACTS_BETWEEN_LOOKS = 6;

    @Autowired
    LineBooks books;

    @Autowired
    RecentPlaces recent;

    @Autowired
    CounterSessions sessions;

    @Autowired
    Incidents incidents;

    private final List<Ticket> taken = new ArrayList<>();

    /** As PostgreSQL counts them. */
    private record Standing(TicketId ticket, QueueId queue, Ahead ahead, boolean stopped) {

        static Standing of(ResultSet row, int n) throws SQLException {
            return new Standing(
                    new TicketId(row.getObject("visit_id", UUID.class)),
                    new QueueId(row.getObject("queue_id", UUID.class)),
                    new Ahead(row.getLong("ahead"), 0, row.getInt("open"), row.getDouble("elsewhere")),
                    row.getBoolean("stopped"));
        }
    }

    @RepeatedTest(5)
    void isWhatTheDatabaseCountsWhateverWasDone() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed + " (repeat with -Dseed=" + seed + ")");
        Random random = new Random(seed);
        List<QueueId> lines = List.of(
                branch.queue("A"),
                branch.queue("B", Queue.Order.PRIORITY, null),
                branch.queue("C", Queue.Order.SLA, null));
        List<StaffId> agents = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            QueueId[] served = i == 0 ? lines.toArray(QueueId[]::new) : some(random, lines);
            agents.add(branch.agentServing(served).staffId());
        }
        branch.write(
                "update counter_queue set head_start_minutes = 7 where queue_id = ?",
                lines.get(1).value());
        branch.write(
                "update queue set skill = 'credit' where id = ?", lines.get(2).value());
        branch.write(
                "update membership set skills = '{credit}' where id = ?",
                agents.get(0).value());
        for (int n = 0; n < ACTS; n++) {
            later(Duration.ofSeconds(random.nextInt(90)));
            act(random, lines, agents.get(random.nextInt(agents.size())), agents);
            if (n % ACTS_BETWEEN_LOOKS == 0) {
                look();
            }
        }
        look();
    }

    private static QueueId[] some(Random random, List<QueueId> lines) {
        List<QueueId> some = new ArrayList<>(lines);
        some.remove(random.nextInt(some.size()));
        return some.toArray(QueueId[]::new);
    }

    private void act(Random random, List<QueueId> lines, StaffId agent, List<StaffId> agents) {
        QueueId line = lines.get(random.nextInt(lines.size()));
        Actor by = Actor.system();
        Ticket one = taken.isEmpty() ? take(line) : taken.get(random.nextInt(taken.size()));
        try {
            branch.in(() -> {
                switch (random.nextInt(14)) {
                    case 0, 1, 2, 3, 4 -> taken.add(tickets.take(someone(random, line, lines), by));
                    case 5, 6 -> calls.callNext(agent, Optional.empty());
                    case 7 -> calls.miss(one.id(), by);
                    case 8 -> waiting.comeBack(one.id(), "because", by);
                    case 9 -> transfers.toQueue(one.id(), line, null, by);
                    case 10 -> transfers.toAgent(one.id(), agents.get(random.nextInt(agents.size())), null, by);
                    case 11 -> waiting.postpone(one.id(), 1 + random.nextInt(4), by);
                    case 12 -> sessions.sit(agent, Optional.empty(), random.nextBoolean(), "because");
                    default -> incident(random);
                }
                return null;
            });
        } catch (Refusal refused) {
            assertThat(refused.code()).isNotEqualTo("not_found");
        }
    }

    private void incident(Random random) {
        SiteId site = new SiteId(branch.site);
        if (random.nextBoolean()) {
            incidents.begin(site, "No power", Optional.empty(), Actor.system());
        } else {
            incidents.end(site, Optional.empty(), Actor.system());
        }
    }

    private static NewTicket someone(Random random, QueueId line, List<QueueId> lines) {
        return new NewTicket(
                line,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Priority.values()[random.nextInt(Priority.values().length)],
                EntryChannel.API,
                Optional.empty(),
                random.nextInt(5) == 0,
                List.of(lines.get(random.nextInt(lines.size()))));
    }

    private void look() {
        List<Standing> standings = branch.in(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("""
                        select visit_id, queue_id, line.*, exists (select from open_incident) as stopped
                        from leg cross join lateral ahead_of(queue_id, due_at, id) line
                        where is_in_line(state)
                        """).query(Standing::of).list()));
        for (Standing standing : Objects.requireNonNull(standings)) {
            Ticket ticket = branch.in(() -> tickets.get(standing.ticket));
            assertThat(ticket.position()).isEqualTo(standing.ahead.position());
            assertThat(Objects.requireNonNull(place(ticket, Duration.ZERO)))
                    .extracting(Ticket.PlaceInLine::position, Ticket.PlaceInLine::othersFirst)
                    .containsExactly(ticket.position(), ticket.othersFirst());
            assertThat(ticket.othersFirst()).isEqualTo((int) Math.round(standing.ahead.elsewhere()));
            if (standing.stopped) {
                assertThat(ticket.eta()).isNull();
            } else {
                assertThat(Objects.requireNonNull(ticket.eta()).countersOpen())
                        .isEqualTo(standing.ahead.countersOpen());
                assertThat(ticket.eta().highMinutes())
                        .isGreaterThan(ticket.eta().lowMinutes());
            }
        }
        Long waiting = branch.read(Long.class, "select count(*) from leg where state = 'waiting'")
                .getFirst();
        Long remote = branch.read(Long.class, "select count(*) from leg where state = 'remote'")
                .getFirst();
        assertThat(people(LineBooks.People::waiting)).isEqualTo(waiting.intValue());
        assertThat(people(LineBooks.People::remote)).isEqualTo(remote.intValue());
    }

    private Ticket.@Nullable PlaceInLine place(Ticket ticket, Duration age) {
        LegId leg = ticket.current().id();
        RecentPlaces.Standing standing =
                branch.in(() -> recent.of(List.of(leg), age)).get(leg);
        return standing == null ? null : standing.place();
    }

    @Test
    void readsNothingForWhomAnAnswerMayBeOld() {
        QueueId line = branch.queue("A");
        Ticket first = take(line);
        Ticket last = take(line);
        assertThat(position(last, Duration.ZERO)).isEqualTo(2);
        branch.in(() -> waiting.cancel(first.id(), "because", Actor.system()));
        assertThat(position(last, Duration.ofHours(1))).isEqualTo(2);
        assertThat(position(last, Duration.ZERO)).isEqualTo(1);
        assertThat(place(first, Duration.ZERO)).isNull();
    }

    private int position(Ticket ticket, Duration age) {
        return Objects.requireNonNull(place(ticket, age)).position();
    }

    private int people(ToIntFunction<LineBooks.People> which) {
        List<UUID> queues = branch.read(UUID.class, "select id from queue");
        return branch.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(status -> queues.stream()
                        .mapToInt(queue -> which.applyAsInt(books.people(new QueueId(queue), LineBooks.moment())))
                        .sum())));
    }

    @Test
    void knowsNothingOfWhatWasRolledBack() {
        QueueId line = branch.queue("A");
        Ticket first = take(line);
        take(line);
        Ticket last = take(line);
        inTransaction(status -> {
            assertThat(waiting.postpone(first.id(), 2, Actor.system()).position())
                    .isEqualTo(3);
            waiting.cancel(first.id(), "because", Actor.system());
            status.setRollbackOnly();
        });
        assertThat(now(first).position()).isEqualTo(1);
        assertThat(now(last).position()).isEqualTo(3);
        branch.in(() -> waiting.cancel(first.id(), "because", Actor.system()));
        assertThat(now(last).position()).isEqualTo(2);
    }

    @Test
    void knowsWhatATransactionDidThatWasOpenWhileOthersLooked() {
        QueueId line = branch.queue("A");
        Ticket first = take(line);
        Ticket last = take(line);
        inTransaction(status -> {
            waiting.cancel(first.id(), "because", Actor.system());
            assertThat(elsewhere(last)).isEqualTo(2);
        });
        assertThat(now(last).position()).isEqualTo(1);
    }

    private void inTransaction(Consumer<TransactionStatus> work) {
        branch.in(() -> {
            new TransactionTemplate(transactions).executeWithoutResult(work);
            return true;
        });
    }

    /** As another request reads it. */
    private Integer elsewhere(Ticket ticket) {
        var position =
                new FutureTask<Integer>(() -> Objects.requireNonNull(now(ticket).position()));
        Thread.startVirtualThread(position);
        try {
            return position.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
