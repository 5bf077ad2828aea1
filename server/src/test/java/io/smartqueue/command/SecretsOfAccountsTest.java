package io.smartqueue.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.ServerProcess;
import io.smartqueue.TestSandbox;
import io.smartqueue.postgres.DatabaseLogin;
import io.smartqueue.postgres.embedded.EmbeddedPostgres;
import io.smartqueue.secrets.Sealed;
import io.smartqueue.secrets.TestCiphers;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SubAccount;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token of an account and the keys of notifications are in no table, log or answer, and outlive a rotation. */
@Tag("process")
class SecretsOfAccountsTest {

    private static final String ACCOUNT = "/api/v1/tenants/demo-bank/twilio-account/";
    private static final String MESSAGES = "/api/v1/admin/notifications/";

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();
    private final List<String> answers = new ArrayList<>();

    @Test
    void areEncryptedAndTheirKeyIsReplacedBesideTheRunningServer() throws Exception {
        try (TwilioSandbox sandbox =
                        TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp());
                ServerProcess server = ServerProcess.start(folder, settings(sandbox));
                terminal) {
            SubAccount account = sandbox.openSubAccount("Banque");
            String admin = server.signIn("admin@demo-bank.example");
            String secret = account.authToken();
            refused(server, admin, "{\"account_sid\": \"AC1\", \"auth_token\": \"" + secret + "\"}");
            refused(server, admin, "{\"account_sid\": 7, \"auth_token\": [\"" + secret);
            bring(server, admin, account);
            send(server, admin, "Avant");
            Await.until(Duration.ofMinutes(1), () -> account.messages().size(), many -> many == 1);

            String keyBefore =
                    Files.readString(folder.resolve("data/secrets-key")).strip();
            terminal.set("smartqueue.data-dir", folder.resolve("data").toString());
            assertThat(terminal.run("secrets", "rotate")).as(terminal.err()).isZero();
            assertThat(terminal.out()).contains("2 were encrypted anew");
            assertThat(Files.readString(folder.resolve("data/secrets-key"))).doesNotStartWith(keyBefore);
            send(server, admin, "Après");
            Await.until(Duration.ofMinutes(1), () -> account.messages().size(), many -> many == 2);

            answers.add(server.send("GET", ACCOUNT, admin, null).body());
            answers.add(server.send("POST", ACCOUNT + "check/", admin, null).body());
            answers.add(server.send("GET", "/push-key", "", null).body());
            String[] secrets = {secret, keyBefore, pushKeys()[0], pushKeys()[1]};
            assertThat(answers).noneMatch(answer -> Stream.of(secrets).anyMatch(answer::contains));
            assertThat(server.output()).doesNotContain(secrets);
            assertThat(isStringInMemory(server, secret))
                    .as("what was read for one use is not kept")
                    .isFalse();
            assertThat(dump())
                    .contains("twilio_account", "push_key")
                    .doesNotContain(secrets)
                    .doesNotContain(HexFormat.of().formatHex(secret.getBytes()))
                    .doesNotContain(
                            HexFormat.of().formatHex(Base64.getUrlDecoder().decode(pushKeys()[0])));
        }
    }

    /** As the server has them after the rotation. */
    private String[] pushKeys() throws Exception {
        try (Connection connection =
                        EmbeddedPostgres.join(folder.resolve("data")).owner().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select key_id, sealed from push_key")) {
            assertThat(row.next()).isTrue();
            var sealed = new Sealed(row.getString("key_id"), row.getBytes("sealed"));
            return TestCiphers.of(folder.resolve("data"))
                    .open(sealed, "push_key")
                    .orElseThrow()
                    .value()
                    .split("[.]");
        }
    }

    private static Map<String, String> settings(TwilioSandbox sandbox) {
        var settings = new HashMap<>(TestSandbox.settings(sandbox));
        settings.put("LOGGING_LEVEL_ROOT", "debug");
        settings.put("LOGGING_LEVEL_IO_SMARTQUEUE", "trace");
        return settings;
    }

    private void refused(ServerProcess server, String token, String body) throws IOException {
        var answer = server.send("PUT", ACCOUNT, token, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        answers.add(answer.body());
    }

    private void bring(ServerProcess server, String token, SubAccount account) throws IOException {
        var answer = server.send(
                "PUT",
                ACCOUNT,
                token,
                Map.of(
                        "account_sid",
                        account.sid(),
                        "auth_token",
                        account.authToken(),
                        "phone_number",
                        account.number()));
        assertThat(answer.statusCode()).isEqualTo(200);
        answers.add(answer.body());
    }

    private static void send(ServerProcess server, String token, String words) throws IOException {
        var answer = server.send(
                "POST",
                MESSAGES,
                token,
                Map.of("tenant_id", "demo-bank", "channel", "sms", "recipient", "+221770000081", "body", words));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    /** Whether a live string is this text; buffers of past requests may still have it among other bytes. */
    private boolean isStringInMemory(ServerProcess server, String text) throws Exception {
        Path file = folder.resolve("memory.hprof");
        Process command = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/jcmd",
                        Long.toString(server.pid()),
                        "GC.heap_dump",
                        file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(command.waitFor()).isZero();
        String memory = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(memory.contains(array("demo-bank"))).isTrue();
        return memory.contains(array(text));
    }

    /** In front of its elements stand how many they are and of what type. */
    private static String array(String text) {
        return "\0\0\0" + (char) text.length() + (char) 8 + text;
    }

    /** Every row of every table as text, as the owner of the schema sees them. */
    private String dump() throws Exception {
        DatabaseLogin owner = EmbeddedPostgres.join(folder.resolve("data")).owner();
        var text = new StringBuilder();
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role smartqueue_archivist");
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery("""
                    select relname from pg_class
                    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                        and relname <> 'flyway_schema_history'
                    """)) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                text.append(table).append('\n');
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        text.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return text.toString();
    }
}
