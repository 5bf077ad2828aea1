package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the server has learned about services survives it. */
@Tag("process")
class LearnedBeforeARestartTest {

    private static final int SERVED = 40;
    private static final String BANK = "/api/v1/tenants/demo-bank/";

    @TempDir
    Path folder;

    @Test
    void theFirstTicketAfterItIsToldAWaitThatRestsOnIt() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            String agent = server.signIn("agent1@demo-bank.example");
            String queue = ServerProcess.json(server.send("GET", BANK + "queues/", agent, null))
                    .path("results")
                    .path(0)
                    .path("id")
                    .asString();
            for (int i = 0; i < SERVED; i++) {
                String ticket = take(server, agent, queue).path("id").asString();
                send(server, agent, "tickets/" + ticket + "/call/", Map.of("reason", "a test"));
                send(server, agent, "tickets/" + ticket + "/start/", Map.of());
                send(server, agent, "tickets/" + ticket + "/close/", Map.of());
            }
            Await.until(Duration.ofMinutes(1), () -> learned(server, agent, queue), cases -> cases >= SERVED);
            server.killHard();
            server.startAgain();

            JsonNode eta = take(server, server.signIn("agent1@demo-bank.example"), queue)
                    .path("eta");
            assertThat(eta.path("basis").asString()).isEqualTo("learned");
        }
    }

    private static JsonNode take(ServerProcess server, String token, String queue) throws IOException {
        return send(server, token, "tickets/", Map.of("queue_id", queue));
    }

    private static long learned(ServerProcess server, String token, String queue) {
        try {
            var answer = server.send("GET", BANK + "queues/" + queue + "/service-time/", token, null);
            return ServerProcess.json(answer).path("cases").asLong();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode send(ServerProcess server, String token, String path, Map<String, ?> body)
            throws IOException {
        var answer = server.send("POST", BANK + path, token, body);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isIn(200, 201);
        return ServerProcess.json(answer);
    }
}
