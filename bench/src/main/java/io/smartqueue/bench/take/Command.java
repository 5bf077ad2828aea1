package io.smartqueue.bench.take;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement from PostgreSQL's log, with its values. */
record Command(String session, String sql, List<@Nullable String> values) {

    private static final Pattern MESSAGE = Pattern.compile("(?:execute [^:]+|statement): (.*)", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']++|'')*+)')");

    static boolean isOne(String message) {
        return MESSAGE.matcher(message).matches();
    }

    static Command of(String session, String message, String detail) {
        Matcher sql = MESSAGE.matcher(message);
        if (!sql.matches()) {
            throw new IllegalArgumentException(message);
        }
        List<@Nullable String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(detail);
        while (value.find()) {
            values.add(value.group(1) == null ? null : value.group(1).replace("''", "'"));
        }
        return new Command(session, sql.group(1).strip(), values);
    }

    boolean begins() {
        return sql.startsWith("BEGIN");
    }

    boolean commits() {
        return sql.equals("COMMIT");
    }

    boolean ends() {
        return commits() || sql.equals("ROLLBACK");
    }
}
