package io.smartqueue.bench.take;

import io.smartqueue.bench.subject.Ids;
import io.smartqueue.bench.take.Script.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bare loop: the statements of a ticket on one connection, prepared once, and nothing else. */
public final class Replay {

    /** The values that replace the recorded ones. */
    public interface Names {

        String id(String recorded);

        default String constant(String recorded) {
            return recorded;
        }

        /** Receives the results of the statements. */
        default void answered(ResultSet row) throws SQLException {
            row.getString(1);
        }
    }

    private final Connection connection;
    private final Script script;
    private final Map<String, String> instead;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    public Replay(Connection connection, Script script) {
        this(connection, script, Map.of());
    }

    /** @param instead constants that are replaced */
    Replay(Connection connection, Script script, Map<String, String> instead) {
        this.connection = connection;
        this.script = script;
        this.instead = instead;
    }

    void take() throws SQLException {
        Map<String, String> fresh = new HashMap<>();
        play(new Names() {
            @Override
            public String id(String recorded) {
                return fresh.computeIfAbsent(recorded, old -> Ids.next().toString());
            }

            @Override
            public String constant(String recorded) {
                return instead.getOrDefault(recorded, recorded);
            }
        });
    }

    public void play(Names names) throws SQLException {
        Map<String, String> tokens = new HashMap<>();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        for (Script.Step step : script.steps()) {
            connection.setAutoCommit(!step.transaction());
            connection.setReadOnly(step.readOnly());
            for (Script.Line line : step.lines()) {
                run(line, names, tokens, now);
            }
            if (step.transaction()) {
                connection.commit();
            }
        }
    }

    private void run(Script.Line line, Names names, Map<String, String> tokens, OffsetDateTime now)
            throws SQLException {
        PreparedStatement statement = prepared.get(line.sql());
        if (statement == null) {
            statement = connection.prepareStatement(line.sql());
            prepared.put(line.sql(), statement);
        }
        List<Value> values = line.values();
        for (int i = 0; i < values.size(); i++) {
            // With Types.OTHER PostgreSQL infers the type of each value.
            statement.setObject(i + 1, given(values.get(i), names, tokens, now), Types.OTHER);
        }
        if (statement.execute()) {
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    names.answered(rows);
                }
            }
        }
    }

    private static @Nullable String given(Value value, Names names, Map<String, String> tokens, OffsetDateTime now) {
        String recorded = value.recorded();
        if (recorded == null) {
            return null;
        }
        return switch (value.kind()) {
            case CONSTANT -> names.constant(recorded);
            case TIME -> now.toString();
            case ID -> names.id(recorded);
            case ID_IN_LIST -> "{" + names.id(recorded.substring(1, recorded.length() - 1)) + "}";
            case TOKEN ->
                tokens.computeIfAbsent(
                        recorded, old -> Ids.next().toString().replace("-", "").substring(16));
        };
    }
}
