package io.smartqueue.bench.take;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements of one ticket, with the values of each. */
public record Script(List<Step> steps) {

    record Step(boolean transaction, boolean readOnly, List<Line> lines) {}

    record Line(String sql, List<Value> values) {}

    /** A constant, or a value that is new for each ticket; {@code recorded} then identifies equal values. */
    record Value(Kind kind, @Nullable String recorded) {}

    enum Kind {
        CONSTANT,
        ID,
        ID_IN_LIST,
        TIME,
        TOKEN;

        private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\d \\d\\d:.*";
        private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        private static final String WORDS = "\\{[a-z_]+(,[a-z_]+)*}";
        private static final String IDS = "\\{" + UUID + "(," + UUID + ")*}";

        static Kind of(@Nullable String one, @Nullable String other) {
            if (one == null || other == null || Objects.equals(one, other)) {
                return CONSTANT;
            }
            if (one.matches(UUID)) {
                return ID;
            }
            if (one.matches("\\{" + UUID + "}")) {
                return ID_IN_LIST;
            }
            if (one.matches(INSTANT)) {
                return TIME;
            }
            return one.matches("[0-9A-Za-z]{16}") ? TOKEN : CONSTANT;
        }
    }

    static Script of(List<Unit> one, List<Unit> other) {
        List<Step> steps = new ArrayList<>();
        for (int u = 0; u < one.size(); u++) {
            Unit unit = one.get(u);
            List<Line> lines = new ArrayList<>();
            for (int s = 0; s < unit.statements().size(); s++) {
                lines.add(
                        line(unit.statements().get(s), other.get(u).statements().get(s)));
            }
            steps.add(new Step(unit.transaction(), unit.readOnly(), lines));
        }
        return new Script(steps);
    }

    private static Line line(Command one, Command other) {
        List<Value> values = new ArrayList<>();
        String sql = one.sql();
        for (int i = 0; i < one.values().size(); i++) {
            String value = one.values().get(i);
            Kind kind = Kind.of(value, other.values().get(i));
            values.add(new Value(kind, value));
            sql = sql.replaceFirst("\\$" + (i + 1) + "\\b", place(kind, value));
        }
        return new Line(sql, values);
    }

    // PostgreSQL cannot infer the type of a list that the statement only unnests, nor that of an instant from which
    // another one is subtracted.
    private static String place(Kind kind, @Nullable String value) {
        if (kind == Kind.ID_IN_LIST || value != null && value.matches(Kind.IDS)) {
            return "?::uuid[]";
        }
        if (value != null && value.matches(Kind.WORDS)) {
            return "?::text[]";
        }
        return value != null && value.matches(Kind.INSTANT) ? "?::timestamptz" : "?";
    }

    /** Both, one after the other. */
    public Script then(Script next) {
        return new Script(Stream.concat(steps.stream(), next.steps.stream()).toList());
    }

    int statements() {
        return steps.stream().mapToInt(step -> step.lines.size()).sum();
    }

    int roundTrips() {
        return steps.stream()
                .mapToInt(step -> step.lines.size() + (step.transaction ? 1 : 0))
                .sum();
    }

    Map<Boolean, Long> transactions() {
        return steps.stream().collect(Collectors.partitioningBy(Step::transaction, Collectors.counting()));
    }

    public String inWords() {
        return "%d statements, %d transactions, %d round trips"
                .formatted(statements(), transactions().get(true), roundTrips());
    }

    public String text() {
        return steps.stream()
                .map(step -> (step.transaction ? step.readOnly ? "begin read only;\n" : "begin;\n" : "")
                        + step.lines.stream().map(line -> line.sql + ";\n").collect(Collectors.joining())
                        + (step.transaction ? "commit;\n" : ""))
                .collect(Collectors.joining("\n"));
    }
}
