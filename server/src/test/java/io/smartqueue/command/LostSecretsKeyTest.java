package io.smartqueue.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.ServerProcess;
import io.smartqueue.channel.push.TestPushService;
import io.smartqueue.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The key for secrets is gone, as after a restore without it: a command makes new keys of notifications. */
@Tag("process")
class LostSecretsKeyTest {

    private static final String[] RENEW = {"secrets", "renew-push", "--key-is-lost"};

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    @AfterEach
    void forgetTheDatabase() {
        terminal.close();
    }

    @Test
    void isLeftBehindByACommandAndTheBrowsersMayAskAgain() throws Exception {
        Path data = folder.resolve("data");
        terminal.set("smartqueue.data-dir", data.toString());
        String before;
        String page;
        try (ServerProcess first = ServerProcess.start(folder, Map.of())) {
            before = key(first);
            page = ticket(first);
            assertThat(subscribe(first, page)).isEqualTo(204);
            assertThat(terminal.run(RENEW)).isNotZero();
            assertThat(terminal.err()).contains("not lost");
            assertThat(key(first)).isEqualTo(before);
        }
        Files.delete(data.resolve("secrets-key"));

        try (ServerProcess second = ServerProcess.start(folder, Map.of())) {
            assertThat(second.send("GET", "/push-key", "", null).statusCode()).isEqualTo(503);
            terminal.run("doctor");
            assertThat(terminal.out()).contains("secrets renew-push --key-is-lost");
            assertThat(terminal.run("secrets", "rotate")).isNotZero();
            assertThat(terminal.run("secrets", "renew-push")).isEqualTo(2);
            assertThat(second.send("GET", "/push-key", "", null).statusCode())
                    .as("nothing happens until somebody says that it is lost")
                    .isEqualTo(503);

            assertThat(terminal.run(RENEW)).as(terminal.err()).isZero();

            assertThat(terminal.out()).contains("1 browsers are told nothing any more");
            String after = Await.until(Duration.ofSeconds(30), () -> key(second), key -> key.length() == 87);
            assertThat(after).isNotEqualTo(before);
            assertThat(subscriptions(data)).isZero();
            assertThat(subscribe(second, page)).isEqualTo(204);
            assertThat(subscriptions(data)).isEqualTo(1);
            assertThat(terminal.run(RENEW)).isNotZero();
            assertThat(terminal.run("secrets", "rotate")).as(terminal.err()).isZero();
            assertThat(key(second)).isEqualTo(after);
        }
    }

    private static String key(ServerProcess server) {
        try {
            return server.send("GET", "/push-key", "", null).body();
        } catch (IOException away) {
            throw new IllegalStateException(away);
        }
    }

    private static String ticket(ServerProcess server) throws IOException {
        String agent = server.signIn("agent1@demo-bank.example");
        JsonNode queues = ServerProcess.json(server.send("GET", "/api/v1/tenants/demo-bank/queues/", agent, null));
        String queue = queues.path("results").path(0).path("id").asString();
        var taken = server.send("POST", "/api/v1/tenants/demo-bank/tickets/", agent, Map.of("queue_id", queue));
        return ServerProcess.json(taken).path("public_url").asString().replaceAll(".*(/t/)", "$1");
    }

    private static int subscribe(ServerProcess server, String page) throws IOException {
        try (var browser = new TestPushService()) {
            Map<String, Object> subscription = new HashMap<>(browser.subscription("phone"));
            subscription.put("endpoint", "https://93.184.216.34/phone");
            return server.send("POST", page + "/push", "", subscription).statusCode();
        }
    }

    private static int subscriptions(Path data) throws Exception {
        try (var connection = EmbeddedPostgres.join(data).owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("set role smartqueue_archivist");
            try (var rows = statement.executeQuery("select count(*) from push_subscription")) {
                assertThat(rows.next()).isTrue();
                return rows.getInt(1);
            }
        }
    }
}
