package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.account.Recipients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Customers of the demo who never wrote get WhatsApp messages as soon as the demo is ready, as {@code make run} is. */
@Tag("process")
class DemoReachesWhatsAppTest {

    private static final String CHEIKH = "whatsapp:+221780000041";
    private static final String TENANT = "/api/v1/tenants/demo-bank/";

    @TempDir
    Path folder;

    @Test
    void aTicketRingsThePhoneOfACustomerWhoNeverWrote() throws Exception {
        Recipients everybodyJoined = Recipients.asAtTwilio().withMembers(Set.of("*"), Instant.EPOCH);
        try (TwilioSandbox sandbox =
                        TwilioSandbox.start(SandboxOptions.defaults().withRecipients(everybodyJoined));
                ServerProcess server = ServerProcess.start(folder, TestSandbox.settings(sandbox))) {
            String admin = server.signIn("admin@demo-bank.example");
            JsonNode queue = first(server, admin, "queues/", "");
            JsonNode cheikh = first(server, admin, "customers/", "Cheikh");

            server.send(
                    "POST",
                    TENANT + "tickets/",
                    admin,
                    Map.of(
                            "queue_id", queue.path("id").asString(),
                            "customer_id", cheikh.path("id").asString(),
                            "priority", "normal"));

            List<SentMessage> rung = Await.until(
                    Duration.ofSeconds(60),
                    () -> sandbox.messages().stream()
                            .filter(sent ->
                                    sent.to().equals(CHEIKH) && sent.status().equals("read"))
                            .toList(),
                    sent -> !sent.isEmpty());
            assertThat(rung.getFirst().contentSid()).startsWith("HX");
            assertThat(sandbox.messages()).extracting(SentMessage::errorCode).containsOnlyNulls();
        }
    }

    private static JsonNode first(ServerProcess server, String token, String what, String name) throws Exception {
        return ServerProcess.json(server.send("GET", TENANT + what, token, null))
                .path("results")
                .valueStream()
                .filter(one ->
                        name.isEmpty() || one.path("first_name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
