package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.postgres.embedded.EmbeddedPostgres;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that logs all it can, in JSON, through a day with everything in it: the log, standard output and the
 * refusals tell no secret and no whole telephone. Its database goes away once and comes back.
 */
@Tag("process")
class SecretsInLogsTest {

    private static final String KEY = "SK" + "0".repeat(31) + "1";
    private static final String KEY_SECRET = "key-secret-5b1f0c";
    private static final String NEXT_TOKEN = "next-token-77aa31";
    private static final String WRONG_PASSWORD = "wrong pass phrase 19";
    private static final String NEW_PASSWORD = "another pass phrase 20";
    private static final String WORDS = "Vos resultats sont prets";
    private static final String SMS = "/api/v1/admin/notifications/";

    @TempDir
    Path folder;

    @TempDir
    Path databaseFolder;

    private final List<String> refusals = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>(List.of(
            KEY_SECRET,
            NEXT_TOKEN,
            WRONG_PASSWORD,
            NEW_PASSWORD,
            "smartqueue-demo",
            WORDS,
            "770000071",
            "770000072",
            "770000073",
            "770000074",
            "5005550001"));

    @Test
    void inTheLogOnStandardOutputAndInRefusals() throws Exception {
        var postgres = EmbeddedPostgres.start(databaseFolder, List.of());
        try (TwilioSandbox sandbox = TwilioSandbox.start(
                        SandboxOptions.defaults().withLenientWhatsApp().withApiKey(KEY, KEY_SECRET));
                ServerProcess server = ServerProcess.start(folder, settings(sandbox, postgres.owner()))) {
            secrets.add(sandbox.authToken());
            secrets.add(postgres.owner().password().value());
            String admin = signIn(server);
            mistakes(server, admin);
            messages(server, admin, sandbox);
            postgres.close();
            theDatabaseIsAway(server, admin);
            postgres = EmbeddedPostgres.start(databaseFolder, List.of());
            Await.until(Duration.ofMinutes(2), server::readiness, status -> status == 200);

            List<String> lines = server.output().lines().toList();
            everyLineIsJson(lines);
            for (String secret : secrets) {
                assertThat(lines).as("lines with %s", secret).noneMatch(line -> line.contains(secret));
                assertThat(refusals).as("refusals with %s", secret).noneMatch(body -> body.contains(secret));
            }
        } finally {
            postgres.close();
        }
    }

    private Map<String, String> settings(TwilioSandbox sandbox, io.smartqueue.postgres.DatabaseLogin owner) {
        var settings = new HashMap<>(TestSandbox.settings(sandbox));
        settings.put("TWILIO_AUTH_TOKEN_NEXT", NEXT_TOKEN);
        settings.put("TWILIO_API_KEY_SID", KEY);
        settings.put("TWILIO_API_KEY_SECRET", KEY_SECRET);
        settings.put(
                "DATABASE_URL",
                "postgresql://" + owner.user() + ":" + owner.password().value() + "@" + owner.place());
        settings.put("SMARTQUEUE_LOG_FORMAT", "json");
        settings.put("LOGGING_LEVEL_ROOT", "debug");
        settings.put("LOGGING_LEVEL_COM_TWILIO", "debug");
        settings.put("LOGGING_LEVEL_ORG_APACHE_HC", "debug");
        settings.put("LOGGING_LEVEL_IO_SMARTQUEUE", "trace");
        return settings;
    }

    private String signIn(ServerProcess server) throws IOException {
        String token = server.signIn("admin@demo-bank.example");
        secrets.add(token);
        String gone = server.signIn("admin@demo-bank.example");
        secrets.add(gone);
        server.send("POST", "/api/v1/auth/logout/", gone, null);
        return token;
    }

    private void mistakes(ServerProcess server, String admin) throws IOException {
        refused(server, "/api/v1/auth/", "", Map.of("email", "admin@demo-bank.example", "password", WRONG_PASSWORD));
        refused(server, "/api/v1/auth/", "", "{\"email\": \"a@b.example\", \"password\": [\"" + WRONG_PASSWORD);
        refused(server, "/api/v1/auth/", "", Map.of("email", 7, "password", List.of(WRONG_PASSWORD)));
        refused(server, "/api/v1/auth/password/", admin, Map.of("current", WRONG_PASSWORD, "new", NEW_PASSWORD));
        refused(server, "/api/v1/auth/password/", "no token", Map.of("current", WRONG_PASSWORD));
        refused(server, SMS, admin, Map.of("tenant_id", "nobody", "recipient", "+221770000071", "body", WORDS));
        refused(server, SMS, admin, Map.of("tenant_id", "demo-bank", "channel", "fax", "recipient", "+221770000071"));
        refused(server, "/webhooks/twilio/status?n=" + UUID.randomUUID(), "", "MessageSid=SM1&To=%2B221770000071");
        refused(server, "/webhooks/twilio/inbound", "", "MessageSid=SM1&From=%2B221770000071&Body=" + WORDS);
    }

    private void messages(ServerProcess server, String admin, TwilioSandbox sandbox) throws IOException {
        JsonNode queue = ServerProcess.json(server.send("GET", "/api/v1/tenants/demo-bank/queues/", admin, null))
                .path("results")
                .path(0);
        var ticket = server.send(
                "POST",
                "/api/v1/tenants/demo-bank/tickets/",
                admin,
                Map.of("queue_id", queue.path("id").asString(), "customer_phone", "+221770000072"));
        String link = ServerProcess.json(ticket).path("public_url").asString();
        String key = link.substring(link.lastIndexOf('/') + 1);
        secrets.add(key);
        assertThat(server.send("GET", "/t/" + key, "", null).statusCode()).isEqualTo(200);
        reaches(server, admin, send(server, admin, "sms", "+221770000073"), "delivered");
        reaches(server, admin, send(server, admin, "whatsapp", "whatsapp:+221770000073"), "read");
        reaches(server, admin, send(server, admin, "sms", "+15005550001"), "failed");
        // The receipt is late, so that the message is first looked for in Twilio's list.
        sandbox.faults(Faults.of(FaultKind.ACCEPT_THEN_DROP, Fault.next(1))
                .with(FaultKind.RECEIPTS_DELAYED, Fault.percent(100).delayedBy(Duration.ofSeconds(8))));
        String settled = send(server, admin, "sms", "+221770000074");
        reaches(server, admin, settled, "delivered");
        assertThat(server.send("GET", SMS + settled + "/", admin, null).body()).contains("\"found\"");
    }

    private static String send(ServerProcess server, String token, String channel, String recipient)
            throws IOException {
        var accepted = server.send(
                "POST",
                SMS,
                token,
                Map.of("tenant_id", "demo-bank", "channel", channel, "recipient", recipient, "body", WORDS));
        assertThat(accepted.statusCode()).isEqualTo(202);
        return ServerProcess.json(accepted).path("id").asString();
    }

    private static void reaches(ServerProcess server, String token, String id, String status) {
        Await.until(
                Duration.ofMinutes(1),
                () -> {
                    try {
                        return ServerProcess.json(server.send("GET", SMS + id + "/", token, null))
                                .path("status")
                                .asString();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                status::equals);
    }

    private void theDatabaseIsAway(ServerProcess server, String admin) throws IOException {
        Await.until(Duration.ofMinutes(1), server::readiness, status -> status == 503);
        assertThat(server.send("GET", "/actuator/health/liveness", "", null).statusCode())
                .isEqualTo(200);
        var fault = refused(
                server, "/api/v1/auth/", "", Map.of("email", "admin@demo-bank.example", "password", "smartqueue-demo"));
        assertThat(fault.statusCode()).isEqualTo(503);
        String request = fault.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(server.output().lines())
                .anyMatch(line -> line.contains("answered 503") && line.contains("\"request_id\":\"" + request + "\""));
        refused(server, SMS, admin, Map.of("tenant_id", "demo-bank", "recipient", "+221770000071", "body", WORDS));
    }

    private HttpResponse<String> refused(ServerProcess server, String path, String token, Object body)
            throws IOException {
        var answer = server.send("POST", path, token, body);
        assertThat(answer.statusCode()).as(path).isGreaterThanOrEqualTo(400);
        refusals.add(answer.body());
        return answer;
    }

    private static void everyLineIsJson(List<String> lines) {
        JsonMapper json = JsonMapper.shared();
        int told = 0;
        for (String line : lines) {
            // What Java itself says on standard error, before anybody could ask for another form.
            if (!line.startsWith("WARNING: ")) {
                JsonNode one = json.readTree(line);
                assertThat(List.of("@timestamp", "level", "logger_name", "message"))
                        .as(line)
                        .allMatch(one::has);
                told += one.has("request_id") && one.has("tenant") && one.has("notification") ? 1 : 0;
            }
        }
        assertThat(told).as("lines about receipts").isPositive();
    }
}
