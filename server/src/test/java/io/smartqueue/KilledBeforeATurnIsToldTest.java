package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} after it was decided that turns approach, and before anybody has been told. */
@Tag("process")
class KilledBeforeATurnIsToldTest {

    private static final int AHEAD = 12;
    private static final int FAR_AWAY = 10;
    private static final String TICKETS = "/api/v1/tenants/demo-bank/tickets/";
    private static final String WORDS = "Votre tour approche";

    @TempDir
    Path folder;

    @Test
    void everybodyIsToldOnceForTheLegAndNobodyAfterTheCall() throws Exception {
        try (TwilioSandbox sandbox =
                        TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp());
                ServerProcess server = ServerProcess.start(folder, TestSandbox.settings(sandbox))) {
            String token = server.signIn("agent1@demo-bank.example");
            Map<String, String> tickets = line(server, token);
            Await.until(Duration.ofMinutes(1), sandbox::messages, sent -> sent.size() == FAR_AWAY);

            sandbox.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(1)));
            travel(server, token, tickets, 200);
            Await.until(Duration.ofMinutes(1), () -> decided(server, token, tickets), all -> all == FAR_AWAY);
            server.killHard();
            assertThat(told(sandbox)).isEmpty();

            server.startAgain();
            String called = tickets.keySet().iterator().next();
            assertThat(server.send(
                                    "POST",
                                    TICKETS + tickets.get(called) + "/call/",
                                    server.signIn("agent1@demo-bank.example"),
                                    Map.of("reason", "urgent"))
                            .statusCode())
                    .isEqualTo(200);
            sandbox.faults(Faults.none());
            Await.until(Duration.ofMinutes(1), () -> told(sandbox), all -> all.size() >= FAR_AWAY - 1);
            travel(server, token, tickets, 240);
            Await.until(Duration.ofMinutes(1), () -> unfinished(server), left -> left == 0);

            assertThat(told(sandbox)).hasSize(FAR_AWAY - 1).doesNotContainKey(called);
            assertThat(told(sandbox).values()).containsOnly(1L);
            assertThat(decided(server, token, tickets)).isEqualTo(FAR_AWAY);
        }
    }

    /** The tickets of those who are far away, by their phones. */
    private static Map<String, String> line(ServerProcess server, String token) throws IOException {
        var queues = server.send("GET", "/api/v1/tenants/demo-bank/queues/", token, null);
        String queue =
                ServerProcess.json(queues).path("results").path(0).path("id").asString();
        Map<String, String> tickets = new LinkedHashMap<>();
        for (int i = 0; i < AHEAD; i++) {
            server.send("POST", TICKETS, token, Map.of("queue_id", queue));
        }
        for (int i = 0; i < FAR_AWAY; i++) {
            String phone = "+2217711" + (10000 + i);
            var taken = server.send("POST", TICKETS, token, Map.of("queue_id", queue, "customer_phone", phone));
            assertThat(taken.statusCode()).isEqualTo(201);
            tickets.put(phone, ServerProcess.json(taken).path("id").asString());
        }
        return tickets;
    }

    private static void travel(ServerProcess server, String token, Map<String, String> tickets, int minutes)
            throws IOException {
        for (String ticket : tickets.values()) {
            server.send("POST", TICKETS + ticket + "/travel/", token, Map.of("minutes", minutes));
        }
    }

    /** How often it was decided that a turn approaches. */
    private static long decided(ServerProcess server, String token, Map<String, String> tickets) {
        try {
            long decided = 0;
            for (String ticket : tickets.values()) {
                decided += ServerProcess.json(server.send("GET", TICKETS + ticket + "/events/", token, null))
                        .findValuesAsString("type")
                        .stream()
                        .filter("almost"::equals)
                        .count();
            }
            return decided;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Long> told(TwilioSandbox sandbox) {
        return sandbox.messages().stream()
                .filter(message -> message.body().startsWith(WORDS))
                .collect(Collectors.groupingBy(SentMessage::to, Collectors.counting()));
    }

    private static long unfinished(ServerProcess server) {
        try {
            String admin = server.signIn("admin@demo-bank.example");
            long left = 0;
            // What is sending may go back to pending between two questions.
            for (String status : List.of("pending", "sending", "pending")) {
                left += ServerProcess.json(server.send(
                                "GET", "/api/v1/admin/notifications/?tenant=demo-bank&status=" + status, admin, null))
                        .path("count")
                        .asLong();
            }
            return left;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
