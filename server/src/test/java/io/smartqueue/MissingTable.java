package io.smartqueue;

import java.sql.SQLException;

/** A table that is away for a moment, so that each statement about it fails. */
public final class MissingTable implements AutoCloseable {

    private final String name;

    private MissingTable(String name) {
        this.name = name;
    }

    public static MissingTable named(String name) throws SQLException {
        run("alter table " + name + " rename to " + name + "_away");
        return new MissingTable(name);
    }

    @Override
    public void close() throws SQLException {
        run("alter table " + name + "_away rename to " + name);
    }

    private static void run(String sql) throws SQLException {
        try (var connection = TestDatabase.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
