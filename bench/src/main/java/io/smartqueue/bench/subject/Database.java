package io.smartqueue.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The PostgreSQL of a running server, with the logins in its data folder. */
public record Database(Path data, String address) {

    static Database in(Path data) throws IOException {
        String port = Files.readString(data.resolve("database.port")).strip();
        return new Database(data, "jdbc:postgresql://127.0.0.1:" + port + "/smartqueue");
    }

    /** Like the connections of the server's pool. */
    public Connection asApplication() throws SQLException, IOException {
        Connection connection = connect("smartqueue_app", "postgres-app");
        try (var statement = connection.createStatement()) {
            statement.execute("set role smartqueue_app");
        }
        return connection;
    }

    public Connection asSuperuser() throws SQLException, IOException {
        return connect("postgres", "postgres-superuser");
    }

    /** Runs each statement as superuser, outside a transaction. */
    public void run(String... statements) throws SQLException, IOException {
        try (Connection connection = asSuperuser();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Removes all tickets, and writes a checkpoint so that earlier work does not disturb the measurement. */
    public void forgetTickets() throws SQLException, IOException {
        run(
                "truncate visit, leg, ticket_event, public_link, number_series, notification, notification_event "
                        + "cascade",
                "checkpoint");
    }

    /** As the setting DATABASE_URL of another server names it. */
    public String url() throws IOException {
        String password = Files.readString(data.resolve("secrets").resolve("postgres-superuser"))
                .strip();
        return address.replace("jdbc:postgresql://", "postgresql://postgres:" + password + "@");
    }

    public Path logFolder() {
        return data.resolve("database/log");
    }

    public String inWords() throws SQLException, IOException {
        try (Connection connection = asSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select 'PostgreSQL ' || current_setting('server_version') || ': ' || string_agg(
                            name || ' ' || current_setting(name), ', ' order by name)
                        from pg_settings
                        where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers',
                            'max_wal_size', 'wal_sync_method', 'data_checksums')
                        """)) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection connect(String user, String secret) throws SQLException, IOException {
        String password =
                Files.readString(data.resolve("secrets").resolve(secret)).strip();
        return DriverManager.getConnection(address, user, password);
    }
}
