package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while tickets are taken, messages leave and a stream is open: all of it ends, none of it breaks. */
@Tag("process")
class StoppedServerTest {

    private static final int TAKERS = 4;
    private static final int TICKETS_BEFORE = 40;

    @TempDir
    Path folder;

    /** The phone of each ticket that was answered 201, and its id. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @Test
    void whatWasBegunIsFinishedAndNothingIsLost() throws Exception {
        try (TwilioSandbox sandbox =
                        TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp());
                ServerProcess server = ServerProcess.start(folder, TestSandbox.settings(sandbox))) {
            // So that some attempts are certainly under way when the signal comes.
            sandbox.faults(Faults.of(FaultKind.SLOW_ANSWER, Fault.always().delayedBy(Duration.ofSeconds(2))));
            String queue = queue(server);
            CompletableFuture<HttpResponse<String>> stream = watch(server, queue);

            takeUntilStopped(server, queue);

            HttpResponse<String> seen = stream.get(60, TimeUnit.SECONDS);
            assertThat(seen.body()).as("a stream that ended whole").contains("event: ticket.created");
            assertThat(server.output()).doesNotContain("ERROR").contains("Commencing graceful shutdown");

            sandbox.faults(Faults.none());
            server.startAgain();
            assertThat(server.output()).doesNotContain("interrupted");
            everyTicketIsThereAndEveryMessageLeavesOnce(server, sandbox);
        }
    }

    private void takeUntilStopped(ServerProcess server, String queue) throws Exception {
        String agent = server.signIn("agent1@demo-bank.example");
        AtomicInteger next = new AtomicInteger();
        AtomicInteger broken = new AtomicInteger();
        try (var takers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int taker = 0; taker < TAKERS; taker++) {
                takers.execute(() -> {
                    while (take(server, agent, queue, "+2217700" + (20000 + next.getAndIncrement()), broken)) {
                        // the next one
                    }
                });
            }
            Await.until(Duration.ofMinutes(2), acknowledged::size, taken -> taken >= TICKETS_BEFORE);
            long begun = System.nanoTime();
            server.beginToStop();
            assertThat(server.awaitStop(Duration.ofSeconds(25))).isEqualTo(128 + 15);
            System.out.printf(
                    "stopped within %d ms, %d tickets%n",
                    Duration.ofNanos(System.nanoTime() - begun).toMillis(), acknowledged.size());
        }
        assertThat(broken)
                .as("requests that were begun and got a fault for an answer")
                .hasValue(0);
    }

    /** @return whether to go on: not once the server takes no more requests */
    private boolean take(ServerProcess server, String token, String queue, String phone, AtomicInteger broken) {
        try {
            var answer = server.send(
                    "POST",
                    "/api/v1/tenants/demo-bank/tickets/",
                    token,
                    Map.of("queue_id", queue, "customer_name", "Awa", "customer_phone", phone));
            if (answer.statusCode() != 201) {
                broken.incrementAndGet();
                return false;
            }
            acknowledged.put(phone, ServerProcess.json(answer).path("id").asString());
            return true;
        } catch (IOException stopped) {
            return false;
        }
    }

    private void everyTicketIsThereAndEveryMessageLeavesOnce(ServerProcess server, TwilioSandbox sandbox)
            throws IOException {
        String admin = server.signIn("admin@demo-bank.example");
        for (String id : acknowledged.values()) {
            assertThat(server.send("GET", "/api/v1/tenants/demo-bank/tickets/" + id + "/", admin, null)
                            .statusCode())
                    .isEqualTo(200);
        }
        Map<String, Long> told = Await.until(
                Duration.ofMinutes(2),
                () -> sandbox.messages().stream()
                        .collect(Collectors.groupingBy(
                                message -> message.to() + ": " + message.body(), Collectors.counting())),
                messages -> acknowledged.keySet().stream()
                        .allMatch(phone ->
                                messages.keySet().stream().anyMatch(message -> message.startsWith(phone + ": "))));
        assertThat(told.values()).containsOnly(1L);
    }

    private static CompletableFuture<HttpResponse<String>> watch(ServerProcess server, String queue)
            throws IOException {
        String token = server.signIn("admin@demo-bank.example");
        var request = HttpRequest.newBuilder(server.address("/api/v1/tenants/demo-bank/queues/" + queue + "/events"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    private static String queue(ServerProcess server) throws IOException {
        String token = server.signIn("admin@demo-bank.example");
        var queues = server.send("GET", "/api/v1/tenants/demo-bank/queues/", token, null);
        return ServerProcess.json(queues).path("results").path(0).path("id").asString();
    }
}
