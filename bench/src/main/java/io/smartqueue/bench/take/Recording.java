package io.smartqueue.bench.take;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Listens at PostgreSQL to which statements a ticket is made of, so that the baseline cannot drift from the product. */
final class Recording {

    private static final String JOINS = "insert into visit";
    private static final int TRIES = 20;

    interface Ticket {
        void take() throws IOException;
    }

    private final StatementLog log;
    private final Set<String> goesOnAnyway;

    Recording(StatementLog log) throws IOException, InterruptedException {
        this.log = log;
        log.begin();
        TimeUnit.SECONDS.sleep(4);
        goesOnAnyway = Unit.of(log.read()).stream().map(Unit::words).collect(Collectors.toUnmodifiableSet());
    }

    /** Two tickets that took the same way: what differs between them is made anew for each ticket. */
    Script script(Ticket ticket) throws IOException, InterruptedException {
        List<Unit> before = once(ticket);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<Unit> now = once(ticket);
            if (words(before).equals(words(now))) {
                return Script.of(before, now);
            }
            before = now;
        }
        throw new IllegalStateException("no two tickets in a row took the same statements");
    }

    private List<Unit> once(Ticket ticket) throws IOException, InterruptedException {
        log.begin();
        ticket.take();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            TimeUnit.MILLISECONDS.sleep(100);
            List<Command> untilCommit = untilCommit(log.read());
            if (!untilCommit.isEmpty()) {
                return Unit.of(untilCommit).stream()
                        .filter(unit -> !goesOnAnyway.contains(unit.words()))
                        .toList();
            }
        }
        throw new IllegalStateException("PostgreSQL's log does not show that anybody joined");
    }

    /** What comes after the commit is no longer the ticket: the message is on its way, screens look again. */
    private static List<Command> untilCommit(List<Command> all) {
        String session = "";
        for (int i = 0; i < all.size(); i++) {
            Command command = all.get(i);
            if (command.sql().contains(JOINS)) {
                session = command.session();
            }
            if (command.commits() && command.session().equals(session)) {
                return all.subList(0, i + 1);
            }
        }
        return List.of();
    }

    private static List<String> words(List<Unit> units) {
        return units.stream().map(Unit::words).toList();
    }
}
