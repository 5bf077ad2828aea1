package io.smartqueue.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.ServerProcess;
import io.smartqueue.TestSandbox;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A backup while 20 tickets a second are taken, restored for a server elsewhere with the same Twilio account. */
@Tag("process")
class RestoredServerTest {

    private static final String TICKETS = "/api/v1/tenants/demo-bank/tickets/";
    private static final Duration SLOW = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    /** The phone of each ticket that was answered 201, and its id. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private final AtomicInteger next = new AtomicInteger();
    private final Terminal terminal = new Terminal();

    @AfterEach
    void forgetTheDatabase() {
        terminal.close();
    }

    @Test
    void hasEveryAcknowledgedTicketAndSendsNothingTwice() throws Exception {
        try (TwilioSandbox sandbox =
                TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp())) {
            Set<String> before;
            Path backup;
            // Some messages are on their way in the backup. Later ones certainly wait, because 429 leaves no doubt.
            sandbox.faults(Faults.of(FaultKind.SLOW_ANSWER, Fault.always().delayedBy(SLOW)));
            try (ServerProcess first = ServerProcess.start(home("first"), TestSandbox.settings(sandbox))) {
                try (var takers = Executors.newScheduledThreadPool(4)) {
                    String agent = first.signIn("agent1@demo-bank.example");
                    String queue = queue(first);
                    takers.scheduleAtFixedRate(() -> take(first, agent, queue), 0, 50, TimeUnit.MILLISECONDS);
                    Await.until(Duration.ofMinutes(2), acknowledged::size, taken -> taken >= 60);
                    sandbox.faults(Faults.of(FaultKind.ANSWER_429, Fault.always()));
                    Await.until(Duration.ofMinutes(2), acknowledged::size, taken -> taken >= 70);
                    before = Set.copyOf(acknowledged.values());
                    backup = backup(home("first"));
                    sandbox.faults(Faults.none());
                    int then = acknowledged.size();
                    Await.until(Duration.ofMinutes(2), acknowledged::size, taken -> taken >= then + 20);
                    takers.shutdownNow();
                }
                // They are tried again after a minute or two at the latest.
                Await.until(
                        Duration.ofMinutes(4),
                        () -> messages(sandbox),
                        all -> all.keySet().size() >= next.get());
            }
            restore(backup);
            try (ServerProcess second = ServerProcess.start(home("second"), TestSandbox.settings(sandbox))) {
                hasEveryTicket(second, before);
                takesANewOneAndTellsOfIt(second, sandbox);
                showsWhatIsHeld(second);
                assertThat(messages(sandbox).values())
                        .as("messages for each phone")
                        .containsOnly(1L);
                releasesIt(second);
            }
        }
    }

    private Path home(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private Path backup(Path home) {
        terminal.set("smartqueue.data-dir", home.resolve("data").toString());
        assertThat(terminal.run("backup")).as(terminal.err()).isZero();
        return Path.of(terminal.out().lines().findFirst().orElseThrow());
    }

    private void restore(Path backup) throws IOException {
        terminal.set("smartqueue.data-dir", home("second").resolve("data").toString());
        assertThat(terminal.run("restore", backup.toString()))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("held", "restore --send");
    }

    private void take(ServerProcess server, String token, String queue) {
        String phone = "+2217700" + (30000 + next.getAndIncrement());
        try {
            var answer = server.send(
                    "POST", TICKETS, token, Map.of("queue_id", queue, "customer_name", "Awa", "customer_phone", phone));
            acknowledged.put(phone, ServerProcess.json(answer).path("id").asString());
        } catch (IOException stopped) {
            throw new UncheckedIOException(stopped);
        }
    }

    private void hasEveryTicket(ServerProcess server, Set<String> ids) throws IOException {
        String admin = server.signIn("admin@demo-bank.example");
        for (String id : ids) {
            assertThat(server.send("GET", TICKETS + id + "/", admin, null).statusCode())
                    .isEqualTo(200);
        }
    }

    private void takesANewOneAndTellsOfIt(ServerProcess server, TwilioSandbox sandbox) throws Exception {
        String admin = server.signIn("admin@demo-bank.example");
        String queue = queue(server);
        var watched = HttpRequest.newBuilder(server.address("/api/v1/tenants/demo-bank/queues/" + queue + "/events"))
                .header("Authorization", "Bearer " + admin)
                .build();
        try (var http = HttpClient.newHttpClient();
                var stream = http.send(watched, BodyHandlers.ofInputStream()).body()) {
            JsonNode all = ServerProcess.json(server.send("GET", TICKETS + "?page_size=1", admin, null));
            String last = all.path("results").path(0).path("number").asString();
            String phone = "+221770099999";
            JsonNode taken = ServerProcess.json(server.send(
                    "POST",
                    TICKETS,
                    admin,
                    Map.of("queue_id", queue, "customer_name", "Modou", "customer_phone", phone)));
            assertThat(taken.path("number").asString()).isGreaterThan(last);
            Await.until(Duration.ofMinutes(1), () -> messages(sandbox), told -> told.containsKey(phone));

            var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            assertThat(lines.lines().filter(line -> line.contains("ticket_id")).findFirst())
                    .hasValueSatisfying(
                            line -> assertThat(line).contains(taken.path("id").asString()));
            http.shutdownNow();
        }
    }

    private void showsWhatIsHeld(ServerProcess server) throws IOException {
        JsonNode pending = pending(server);
        assertThat(pending).isNotEmpty().allSatisfy(message -> {
            assertThat(message.path("error_code").asString()).isEqualTo("held");
            assertThat(message.path("events").toString()).contains("\"held\"");
        });
        terminal.run("doctor");
        assertThat(terminal.out()).contains("held-messages", "restore --send");
    }

    private void releasesIt(ServerProcess server) throws IOException {
        assertThat(terminal.run("restore", "--send")).as(terminal.err()).isZero();
        assertThat(terminal.out()).startsWith("Released ");
        Await.until(Duration.ofMinutes(2), () -> pending(server), JsonNode::isEmpty);
        terminal.run("doctor");
        assertThat(terminal.out()).contains("No message waits since a restore");
    }

    private static JsonNode pending(ServerProcess server) {
        try {
            String admin = server.signIn("admin@demo-bank.example");
            return ServerProcess.json(server.send(
                            "GET",
                            "/api/v1/admin/notifications/?tenant=demo-bank&status=pending&page_size=100",
                            admin,
                            null))
                    .path("results");
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private static Map<String, Long> messages(TwilioSandbox sandbox) {
        return sandbox.messages().stream()
                // Some are told a second time, when their turn approaches.
                .filter(message -> !message.body().startsWith("Votre tour approche"))
                .collect(Collectors.groupingBy(SentMessage::to, Collectors.counting()));
    }

    private static String queue(ServerProcess server) throws IOException {
        String token = server.signIn("admin@demo-bank.example");
        var queues = server.send("GET", "/api/v1/tenants/demo-bank/queues/", token, null);
        return ServerProcess.json(queues).path("results").path(0).path("id").asString();
    }
}
