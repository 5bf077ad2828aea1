package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} in the middle of 500 tickets: nothing that was acknowledged is lost, nothing is told twice. */
@Tag("process")
class KilledServerTest {

    private static final int TICKETS = 500;
    private static final int TAKERS = 8;

    @TempDir
    Path folder;

    /** The phone of each ticket that was answered 201, and its id. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @Test
    void everyAcknowledgedTicketExistsOnceAndEveryMessageOwedIsSentOnce() throws Exception {
        try (TwilioSandbox sandbox =
                        TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp());
                ServerProcess server = ServerProcess.start(folder, TestSandbox.settings(sandbox))) {
            takeUntilKilled(server, queue(server));
            server.startAgain();

            String admin = server.signIn("admin@demo-bank.example");
            List<JsonNode> tickets = all(server, admin, "/api/v1/tenants/demo-bank/tickets/?page_size=100&page=");
            Set<String> ids =
                    tickets.stream().map(ticket -> ticket.path("id").asString()).collect(Collectors.toSet());
            assertThat(tickets).hasSameSizeAs(ids);
            assertThat(ids).containsAll(acknowledged.values());

            Await.until(
                    Duration.ofMinutes(3),
                    () -> sandbox.messages().stream()
                            .map(SentMessage::to)
                            .distinct()
                            .count(),
                    reached -> reached >= tickets.size());
            Await.until(Duration.ofMinutes(3), () -> unfinished(server, admin), left -> left == 0);
            // Some are told a second time, when their turn approaches.
            Map<String, Long> told = sandbox.messages().stream()
                    .filter(message -> !message.body().startsWith("Votre tour approche"))
                    .collect(Collectors.groupingBy(SentMessage::to, Collectors.counting()));
            assertThat(told.values()).as("messages for each phone").containsOnly(1L);
            assertThat(told).hasSize(tickets.size());
            assertThat(told.keySet()).containsAll(acknowledged.keySet());
        }
    }

    private void takeUntilKilled(ServerProcess server, String queue) throws Exception {
        String agent = server.signIn("agent1@demo-bank.example");
        AtomicInteger next = new AtomicInteger();
        try (var takers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int taker = 0; taker < TAKERS; taker++) {
                takers.execute(() -> {
                    for (int n = next.getAndIncrement(); n < TICKETS; n = next.getAndIncrement()) {
                        if (!take(server, agent, queue, "+2217700" + (10000 + n))) {
                            return;
                        }
                    }
                });
            }
            Await.until(Duration.ofMinutes(2), acknowledged::size, taken -> taken >= TICKETS / 2);
            server.killHard();
        }
    }

    private boolean take(ServerProcess server, String token, String queue, String phone) {
        try {
            var answer = server.send(
                    "POST",
                    "/api/v1/tenants/demo-bank/tickets/",
                    token,
                    Map.of("queue_id", queue, "customer_name", "N'Deye 🎉", "customer_phone", phone));
            assertThat(answer.statusCode()).isEqualTo(201);
            acknowledged.put(phone, ServerProcess.json(answer).path("id").asString());
            return true;
        } catch (IOException killed) {
            return false;
        }
    }

    private static String queue(ServerProcess server) throws IOException {
        String token = server.signIn("admin@demo-bank.example");
        var queues = server.send("GET", "/api/v1/tenants/demo-bank/queues/", token, null);
        return ServerProcess.json(queues).path("results").path(0).path("id").asString();
    }

    /** What was sent may stay so: its receipts came while nobody listened. */
    private static long unfinished(ServerProcess server, String token) {
        try {
            long left = 0;
            // What is sending may go back to pending between two questions.
            for (String status : List.of("pending", "sending", "pending")) {
                left += ServerProcess.json(server.send(
                                "GET", "/api/v1/admin/notifications/?tenant=demo-bank&status=" + status, token, null))
                        .path("count")
                        .asLong();
            }
            return left;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonNode> all(ServerProcess server, String token, String path) throws IOException {
        List<JsonNode> all = new java.util.ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode answer = ServerProcess.json(server.send("GET", path + page, token, null));
            answer.path("results").forEach(all::add);
            if (answer.path("next").isNull()) {
                return all;
            }
        }
    }
}
