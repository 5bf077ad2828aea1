package io.smartqueue.bench.take;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements of one transaction, or one statement without a transaction. */
record Unit(boolean transaction, boolean readOnly, List<Command> statements) {

    /** Finished units in the order in which they began; sessions run concurrently. */
    static List<Unit> of(List<Command> log) {
        List<Unit> units = new ArrayList<>();
        Map<String, Unit> open = new HashMap<>();
        for (Command command : log) {
            Unit current = open.get(command.session());
            if (command.begins()) {
                Unit begun = new Unit(true, command.sql().contains("READ ONLY"), new ArrayList<>());
                open.put(command.session(), begun);
                units.add(begun);
            } else if (command.ends()) {
                open.remove(command.session());
            } else if (current != null) {
                current.statements.add(command);
            } else if (!command.sql().isEmpty()) {
                units.add(new Unit(false, false, List.of(command)));
            }
        }
        units.removeAll(open.values());
        return units;
    }

    /** The SQL without the values. */
    String words() {
        return statements.stream().map(Command::sql).collect(Collectors.joining(";\n"));
    }

    /** BEGIN shares the round trip of the first statement, COMMIT has its own. */
    int roundTrips() {
        return statements.size() + (transaction ? 1 : 0);
    }
}
