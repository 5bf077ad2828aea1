package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.http.LoggedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The auth token is replaced while messages leave, as docs/operations describes it. */
@Tag("process")
class TokenRotationTest {

    private static final String NOTIFICATIONS = "/api/v1/admin/notifications/";
    private static final String NEXT = "fedcba9876543210fedcba9876543210";
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    /** The words of each message that was answered 202, and its id. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void noMessageFailsOrIsSentTwiceAndNoReceiptIsRefused() throws Exception {
        try (TwilioSandbox sandbox =
                        TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp());
                ServerProcess server = ServerProcess.start(folder, both(sandbox))) {
            String token = server.signIn("manager@demo-bank.example");
            Thread sender = Thread.startVirtualThread(() -> sendUntilEnough(server, token));

            accepted(20);
            sandbox.account(sandbox.account().promoted(NEXT));
            accepted(60);
            enough.set(true);
            sender.join();
            server.beginToStop();
            server.awaitStop(Duration.ofSeconds(30));
            server.startAgain(Map.of("TWILIO_AUTH_TOKEN", NEXT, "TWILIO_AUTH_TOKEN_NEXT", ""));
            enough.set(false);
            Thread again = Thread.startVirtualThread(() -> sendUntilEnough(server, token));
            accepted(80);
            enough.set(true);
            again.join();

            Await.until(LONG, () -> told(sandbox).size(), size -> size >= acknowledged.size());
            Await.until(LONG, sandbox::receiptsWaiting, waiting -> waiting == 0);
            assertThat(told(sandbox).values()).containsOnly(1L);
            assertThat(told(sandbox).keySet()).isEqualTo(acknowledged.keySet());
            assertThat(answersToReceipts(sandbox)).isNotEmpty().doesNotContain(403);
            for (String id : acknowledged.values()) {
                assertThat(status(server, token, id)).isIn("sent", "delivered");
            }
        }
    }

    private static Map<String, String> both(TwilioSandbox sandbox) {
        var settings = new HashMap<>(TestSandbox.settings(sandbox));
        settings.put("TWILIO_AUTH_TOKEN_NEXT", NEXT);
        return settings;
    }

    private void accepted(int messages) {
        Await.until(LONG, acknowledged::size, size -> size >= messages);
    }

    private void sendUntilEnough(ServerProcess server, String token) {
        while (!enough.get()) {
            String words = "Message " + Organisations.unique();
            try {
                var answer = server.send(
                        "POST",
                        NOTIFICATIONS,
                        token,
                        Map.of(
                                "tenant_id",
                                "demo-bank",
                                "channel",
                                "sms",
                                "recipient",
                                "+221770000042",
                                "body",
                                words));
                assertThat(answer.statusCode()).isEqualTo(202);
                acknowledged.put(words, ServerProcess.json(answer).path("id").asString());
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            } catch (IOException gone) {
                throw new AssertionError(gone);
            }
        }
    }

    private static String status(ServerProcess server, String token, String id) throws IOException {
        return ServerProcess.json(server.send("GET", NOTIFICATIONS + id + "/", token, null))
                .path("status")
                .asString();
    }

    private static Map<String, Long> told(TwilioSandbox sandbox) {
        return sandbox.messages().stream().collect(Collectors.groupingBy(SentMessage::body, Collectors.counting()));
    }

    private static List<Integer> answersToReceipts(TwilioSandbox sandbox) {
        return sandbox.requests().stream()
                .filter(request -> request.kind() == LoggedRequest.Kind.RECEIPT)
                .map(LoggedRequest::status)
                .toList();
    }
}
