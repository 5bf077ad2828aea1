package io.smartqueue.postgres;

import io.smartqueue.settings.CannotStart;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** A PostgreSQL server that others run. */
record ExternalPostgres(DatabaseLogin owner, DatabaseLogin application) implements Postgres {

    private static final int OLDEST = 15;

    /** @throws CannotStart when it does not answer, is too old, or lacks roles that we may not create */
    public static ExternalPostgres open(DatabaseLogin owner, DatabaseLogin application) {
        ExternalPostgres found = look(owner, application);
        ApplicationRoles.ensure(owner, application.user());
        return found;
    }

    /**
     * Opens it without adding anything.
     *
     * @throws CannotStart when it does not answer or is too old
     */
    public static ExternalPostgres look(DatabaseLogin owner, DatabaseLogin application) {
        check("DATABASE_URL", owner, "select current_setting('server_version_num')::int / 10000", major -> {
            if (Integer.parseInt(major) < OLDEST) {
                throw new CannotStart("DATABASE_URL: the server is PostgreSQL " + major + ", SmartQueue needs " + OLDEST
                        + " or newer.");
            }
        });
        check("DATABASE_URL", owner, "show server_encoding", encoding -> {
            if (!encoding.equals("UTF8")) {
                throw new CannotStart(
                        "DATABASE_URL: the database is encoded as " + encoding + ", SmartQueue needs UTF8.");
            }
        });
        if (!application.equals(owner)) {
            check("DATABASE_APP_URL", application, "select 1", one -> {});
        }
        return new ExternalPostgres(owner, application);
    }

    private static void check(String setting, DatabaseLogin login, String query, Consumer<String> verdict) {
        try (Connection connection = login.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            verdict.accept(rows.getString(1));
        } catch (SQLException e) {
            throw new CannotStart(setting + ": PostgreSQL at " + login.place() + " cannot be used as the user "
                    + login.user() + ": " + reason(e));
        }
    }

    private static String reason(SQLException e) {
        var words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return e.getCause() instanceof UnknownHostException host ? words + " Unknown host " + host.getMessage() : words;
    }

    @Override
    public void close() {
        // Others run it, so it stays up.
    }
}
