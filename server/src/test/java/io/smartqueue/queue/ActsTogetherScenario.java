package io.smartqueue.queue;

import io.smartqueue.Await;
import io.smartqueue.TestDatabase;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.life.CallingScenario;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;

/** Acts that come while another one of their organisation is being written. */
public abstract class ActsTogetherScenario extends CallingScenario {

    protected static final Duration LONG = Duration.ofSeconds(20);

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

    /** The first act stands in the middle of its transaction until all others have come. */
    protected List<String> whileTheFirstIsWritten(List<Supplier<Ticket>> acts) throws Exception {
        List<FutureTask<String>> results =
                acts.stream().map(act -> new FutureTask<>(() -> result(act))).toList();
        try (Connection owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
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

    /** The same, where an event of which {@code condition} is true cannot be written. */
    protected List<String> whileTheFirstIsWrittenAndOneFails(String condition, List<Supplier<Ticket>> acts)
            throws Exception {
        try (Connection owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            statement.execute("""
                    create function fail_once() returns trigger language plpgsql as $$
                    begin
                        raise exception 'this one fails';
                    end $$;
                    create trigger fails before insert on ticket_event for each row
                        when (%s) execute function fail_once()
                    """.formatted(condition));
            try {
                return whileTheFirstIsWritten(acts);
            } finally {
                statement.execute("drop function fail_once() cascade");
            }
        }
    }

    protected static List<String> outcomes(List<FutureTask<String>> results) throws Exception {
        List<String> all = new ArrayList<>();
        for (FutureTask<String> result : results) {
            all.add(result.get(LONG.toSeconds(), TimeUnit.SECONDS));
        }
        return all;
    }

    protected static boolean isIn(Thread thread, String where, String method) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("io.smartqueue." + where)
                        && frame.getMethodName().equals(method));
    }

    private long standingAtTheGate() {
        return jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and objid = 4712 and granted")
                .query(Long.class)
                .single();
    }

    protected String result(Supplier<Ticket> act) {
        try {
            return branch.in(act).status().code();
        } catch (Refusal refusal) {
            return refusal.code();
        } catch (DataAccessException fault) {
            return "failed";
        }
    }

    protected long transactionsOf(String type) {
        return branch.read(Long.class, "select count(distinct tx::text) from ticket_event where type = '" + type + "'")
                .getFirst();
    }
}
