package io.smartqueue.bench.take;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Records the statements of a ticket from PostgreSQL's log, so that the baseline cannot drift from the product. */
public final class Recording {

    /** Every act on a ticket writes its history in the same transaction. */
    private static final String HAPPENS = "insert into ticket_event";

    private static final int TRIES = 20;

    public interface Act {
        void once() throws IOException;
    }

    private final StatementLog log;
    private final Set<String> goesOnAnyway;

    public Recording(StatementLog log) throws IOException, InterruptedException {
        this.log = log;
        log.begin();
        TimeUnit.SECONDS.sleep(4);
        goesOnAnyway = Unit.of(log.read()).stream().map(Unit::words).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A script for each of the consecutive acts on one ticket. It compares two tickets with the same statements: the
     * values that differ are generated for each replayed ticket. What the server remembers for a second is read for
     * some tickets only, so these two need not follow each other.
     */
    public List<Script> scripts(Act... acts) throws IOException, InterruptedException {
        List<List<List<Unit>>> before = new ArrayList<>();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<List<Unit>> now = each(acts);
            var same = before.stream()
                    .filter(ticket -> words(ticket).equals(words(now)))
                    .findFirst();
            if (same.isPresent()) {
                List<Script> scripts = new ArrayList<>();
                for (int i = 0; i < acts.length; i++) {
                    scripts.add(Script.of(same.get().get(i), now.get(i)));
                }
                return scripts;
            }
            before.add(now);
        }
        throw new IllegalStateException("no two tickets had the same statements");
    }

    private List<List<Unit>> each(Act... acts) throws IOException, InterruptedException {
        List<List<Unit>> units = new ArrayList<>();
        for (Act act : acts) {
            units.add(once(act));
        }
        return units;
    }

    private List<Unit> once(Act act) throws IOException, InterruptedException {
        log.begin();
        act.once();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            TimeUnit.MILLISECONDS.sleep(100);
            List<Command> untilCommit = untilCommit(log.read());
            if (!untilCommit.isEmpty()) {
                return Unit.of(untilCommit).stream()
                        .filter(unit -> !goesOnAnyway.contains(unit.words()))
                        .toList();
            }
        }
        throw new IllegalStateException("PostgreSQL's log contains no act on a ticket");
    }

    /** Statements after the commit do not belong to the ticket: the message is being sent, screens refresh. */
    private static List<Command> untilCommit(List<Command> all) {
        String session = "";
        for (int i = 0; i < all.size(); i++) {
            Command command = all.get(i);
            if (command.sql().contains(HAPPENS)) {
                session = command.session();
            }
            if (command.commits() && command.session().equals(session)) {
                return all.subList(0, i + 1);
            }
        }
        return List.of();
    }

    private static List<List<String>> words(List<List<Unit>> acts) {
        return acts.stream()
                .map(units -> units.stream().map(Unit::words).toList())
                .toList();
    }
}
