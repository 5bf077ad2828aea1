package io.smartqueue.queue.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.Invariants;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Repeated;
import io.smartqueue.queue.Rush;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.StaffId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sixteen people do at random, at the same time, all that can be done to tickets; then everything must add up. It fails
 * without {@code skip locked} in call-next, without the unique index on active legs, without the guard on the state,
 * and
 * when a key is not remembered.
 */
@DatabaseTest
class RandomLivesTest {

    private static final int THREADS = 16;
    private static final int AGENTS = 12;
    private static final int COMMANDS_EACH = 250;

    /** Of so many commands one goes over HTTP under a key, twice at once. */
    private static final int ONE_REPEATED_IN = 8;

    /** More than all threads together can call away while one of them looks. */
    private static final int MANY = 4 * THREADS;

    private static final List<String> ACTS = List.of("""
            take take take next next next start start start close close close hold resume miss return recall transfer
            toAgent cancel postpone noShow reopen reopen call
            """.split("\\s+"));

    @Autowired
    Tickets tickets;

    @Autowired
    Calls calls;

    @Autowired
    Serving serving;

    @Autowired
    WaitingTickets waiting;

    @Autowired
    Transfers transfers;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final AtomicInteger called = new AtomicInteger();
    private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
    private final List<Ticket> taken = new CopyOnWriteArrayList<>();
    private final Map<StaffId, Ticket> closed = new ConcurrentHashMap<>();
    private final Repeated repeated = new Repeated();

    @Test
    void addUpWhateverIsDoneAtTheSameTime() throws InterruptedException {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed + " (repeat with -Dseed=" + seed + ")");
        Branch branch = Branch.open(organisations, jdbc, transactions);
        List<QueueId> lines = List.of(
                branch.queue("A"),
                branch.queue("B", Queue.Order.PRIORITY, null),
                branch.queue("C", Queue.Order.SLA, null));
        branch.write("update queue set recall_seconds = 0, max_recalls = 100, max_returns = 100");
        List<Person> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            agents.add(branch.agentServing(lines.toArray(QueueId[]::new)));
        }
        for (int i = 0; i < MANY; i++) {
            QueueId line = lines.get(i % lines.size());
            taken.add(branch.in(() -> tickets.take(NewTicket.in(line), Actor.customer())));
        }
        StaffId slow = branch.agentServing(lines.toArray(QueueId[]::new)).staffId();
        Thread undecided = Thread.startVirtualThread(() -> callAndThinkBetterOfIt(branch, slow));
        Rush.of(
                THREADS,
                Duration.ofMinutes(5),
                i -> () -> branch.in(() -> {
                    Random random = new Random(seed + i);
                    for (int n = 0; n < COMMANDS_EACH; n++) {
                        command(branch, random, lines, agents, agents.get(i % AGENTS), i >= AGENTS);
                    }
                    return null;
                }));
        undecided.join();
        System.out.println(new TreeMap<>(outcomes));
        assertThat(outcomes).containsKeys("take", "next", "start", "close", "transfer", "reopen");
        check(branch);
        List<String> before = everything(branch);
        System.out.println(repeated.again() + " commands sent once more");
        assertThat(everything(branch)).isEqualTo(before);
        repeated.close();
    }

    /** Without what a watch may write at any time: that turns approach. */
    private static List<String> everything(Branch branch) {
        return Stream.of("visit", "leg", "ticket_event", "notification", "idempotency_key")
                .flatMap(table -> branch.read(String.class, """
                        select row::text from (select to_jsonb(kept) - 'almost_at' as row from %s kept) rows
                        where coalesce(row ->> 'type', '') <> 'almost'
                            and coalesce(row ->> 'event', '') <> 'ticket_almost'
                        """.formatted(table)).stream())
                .sorted()
                .toList();
    }

    private void command(
            Branch branch, Random random, List<QueueId> lines, List<Person> agents, Person agent, boolean manager) {
        StaffId me = agent.staffId();
        Actor by = manager ? Actor.system() : Actor.agent(me);
        String act = ACTS.get(random.nextInt(ACTS.size()));
        QueueId line = lines.get(random.nextInt(lines.size()));
        Person colleague = agents.get(random.nextInt(agents.size()));
        try {
            if (random.nextInt(ONE_REPEATED_IN) == 0) {
                repeatedly(act, some(random, me), agent, line, colleague);
                return;
            }
            switch (act) {
                case "take" -> taken.add(tickets.take(someone(random, line, lines), Actor.customer()));
                case "next" -> callNext(branch, me);
                default -> {
                    Ticket ticket = act.equals("reopen") ? closed.get(me) : some(random, me);
                    if (ticket == null) {
                        return;
                    }
                    act(act, ticket.id(), by, me, line, colleague.staffId());
                    if (act.equals("close")) {
                        closed.put(me, ticket);
                    }
                }
            }
            outcomes.merge(act, 1, Integer::sum);
        } catch (Refusal refusal) {
            outcomes.merge(refusal.code(), 1, Integer::sum);
        }
    }

    private void repeatedly(String act, @Nullable Ticket ticket, Person agent, QueueId line, Person colleague) {
        TicketId id = ticket == null ? new TicketId(new UUID(0, 0)) : ticket.id();
        Answer answer = repeated.send(agent, Repeated.path(act, id), Repeated.body(act, line, colleague));
        if (Repeated.isSuccess(answer) && act.equals("take")) {
            taken.add(tickets.get(new TicketId(UUID.fromString(answer.id()))));
        }
        outcomes.merge(Repeated.isSuccess(answer) ? act + " twice" : answer.text("code"), 1, Integer::sum);
    }

    private void callNext(Branch branch, StaffId me) {
        long waiting = branch.read(Long.class, "select count(*) from leg where state = 'waiting'")
                .getFirst();
        try {
            calls.callNext(me, Optional.empty());
            called.incrementAndGet();
        } catch (Refusal refusal) {
            if (refusal.code().equals("queue_empty") && waiting > MANY) {
                violations.add(waiting + " waited, and nobody was found");
            }
            throw refusal;
        }
    }

    /** Holds the first of the line in an open transaction while the others must be able to call, then lets go. */
    private void callAndThinkBetterOfIt(Branch branch, StaffId slow) {
        branch.in(() -> new TransactionTemplate(transactions).execute(status -> {
            calls.callNext(slow, Optional.empty());
            int before = called.get();
            try {
                Await.until(Duration.ofSeconds(60), called::get, now -> now > before + AGENTS);
            } catch (AssertionError stuck) {
                violations.add("while one was being called, nobody else could be");
            }
            status.setRollbackOnly();
            return 0;
        }));
    }

    private void act(String act, TicketId ticket, Actor by, StaffId me, QueueId line, StaffId colleague) {
        switch (act) {
            case "start" -> serving.start(ticket, by);
            case "close" -> serving.close(ticket, null, by);
            case "hold" -> serving.hold(ticket, "because", by);
            case "resume" -> serving.resume(ticket, me);
            case "miss" -> calls.miss(ticket, by);
            case "return" -> waiting.comeBack(ticket, "because", by);
            case "recall" -> calls.recall(ticket, by);
            case "transfer" -> transfers.toQueue(ticket, line, null, by);
            case "toAgent" -> transfers.toAgent(ticket, colleague, null, by);
            case "cancel" -> waiting.cancel(ticket, "because", by);
            case "postpone" -> waiting.postpone(ticket, 3, by);
            case "noShow" -> calls.noShow(ticket, by);
            case "reopen" -> serving.reopen(ticket, by);
            case "call" -> calls.call(ticket, me, "because");
            default -> throw new IllegalArgumentException(act);
        }
    }

    /** One in three has a second queue to go to. */
    private static NewTicket someone(Random random, QueueId line, List<QueueId> lines) {
        return new NewTicket(
                line,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Priority.values()[random.nextInt(Priority.values().length)],
                EntryChannel.API,
                Optional.empty(),
                false,
                random.nextInt(3) > 0 ? List.of() : List.of(lines.get(random.nextInt(lines.size()))));
    }

    /** The ticket in hand more often than not, else any. */
    private @Nullable Ticket some(Random random, StaffId me) {
        Optional<Ticket> inHand = random.nextInt(3) > 0 ? tickets.inHandOf(me) : Optional.empty();
        return inHand.orElseGet(() -> taken.isEmpty() ? null : taken.get(random.nextInt(taken.size())));
    }

    private void check(Branch branch) {
        Invariants.all()
                .forEach((what, broken) ->
                        assertThat(branch.read(String.class, broken)).as(what).isEmpty());
        assertThat(branch.read(UUID.class, "select id from visit")).hasSameSizeAs(taken);
        assertThat(violations).isEmpty();
        Invariants.positions(branch, tickets);
    }
}
