package io.smartqueue;

import io.smartqueue.postgres.DatabaseLogin;
import io.smartqueue.postgres.DatabaseUrl;
import io.smartqueue.postgres.embedded.EmbeddedPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An empty database for this test process: on the PostgreSQL that SMARTQUEUE_TEST_DATABASE_URL names (its user must be
 * able to make databases and roles), else on one of our own in `target`, without the wait for the disk. Roles belong to
 * a whole PostgreSQL, so that each process needs one of its own: with several, as many addresses are named, apart by
 * spaces.
 */
public final class TestDatabase {

    private static final String NAME = "smartqueue_test";
    /** 32 bytes that look like a key and are none. */
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    /** From 1; Maven runs the tests in several processes. */
    private static final int PROCESS = Integer.getInteger("test.process", 1);

    private static final DatabaseLogin OWNER = emptyDatabase(server());

    private TestDatabase() {}

    /** Who owns the schema: for what a test must do beside the application. */
    public static DatabaseLogin owner() {
        return OWNER;
    }

    /** As DATABASE_URL has it. */
    public static String url() {
        return "postgresql://" + encode(OWNER.user()) + ":"
                + encode(OWNER.password().value()) + "@" + OWNER.place();
    }

    static final class Connect implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            // Contexts of finished tests stay open: they should not hold many connections each.
            TestPropertyValues.of(
                            "database.url=" + url(),
                            "smartqueue.secrets-key=" + KEY,
                            "spring.datasource.hikari.minimum-idle=1",
                            "spring.datasource.hikari.idle-timeout=10000")
                    .applyTo(context);
        }
    }

    private static DatabaseLogin server() {
        var named = System.getenv("SMARTQUEUE_TEST_DATABASE_URL");
        if (named != null && !named.isBlank()) {
            return DatabaseUrl.of(named.strip().split(" +")[PROCESS - 1]).login();
        }
        var postgres = EmbeddedPostgres.start(
                Path.of("target", "test-database", String.valueOf(PROCESS)),
                List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=600"));
        // Runs after the contexts are closed, unlike a shutdown hook of our own.
        SpringApplication.getShutdownHandlers().add(postgres::close);
        return postgres.owner();
    }

    private static DatabaseLogin emptyDatabase(DatabaseLogin server) {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
            statement.execute("create database " + NAME + " template template0 encoding 'UTF8'");
        } catch (SQLException e) {
            throw new IllegalStateException("no test database on " + server.place(), e);
        }
        var url = server.url().replaceFirst("/[^/?]*(\\?.*)?$", "/" + NAME + "$1");
        return new DatabaseLogin(url, server.user(), server.password());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
