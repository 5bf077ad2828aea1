package io.smartqueue.twiliosandbox;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.http.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import tools.jackson.databind.JsonNode;

class StartingFromATerminalTest {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:[0-9]+");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            TwilioSandboxCommand.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    @TempDir
    private Path folder;

    @Test
    void startsWithWhatItIsTold() throws IOException, InterruptedException {
        Path scenario = Files.writeString(
                folder.resolve("outage.json"),
                "{\"seed\": 7, \"steps\": [{\"at\": 0, \"faults\": {\"answer_503\": {\"percent\": 100}}}]}");
        Thread program = Thread.ofPlatform()
                .daemon()
                .start(() -> line.execute(
                        "--port",
                        "0",
                        "--country",
                        "SN",
                        "--country",
                        "FR",
                        "--members-only",
                        "--most-at-once",
                        "9",
                        "--scenario",
                        scenario.toString()));
        try {
            waitUntil("it says where it is", () -> out.toString().contains("to join"));

            JsonNode state = get("state");
            assertThat(state.get("account").get("countries").toString()).isEqualTo("[\"FR\",\"SN\"]");
            assertThat(state.get("account").get("joined").size()).isZero();
            assertThat(state.get("account").get("concurrent").asInt()).isEqualTo(9);
            assertThat(state.get("scenario").get("steps").size()).isEqualTo(1);
            assertThat(state.get("faults").get("seed").asInt()).isEqualTo(7);
            assertThat(out.toString())
                    .contains(state.get("connection").get("join_words").asString());
        } finally {
            program.interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--country ZZ",
                "--sms-rate -1",
                "--whatsapp-rate fast",
                "--scenario nowhere.json",
                "--inbound-url nowhere",
                "--api-key secret",
            })
    void saysInOneLineWhatMakesNoSense(String arguments) {
        assertThat(line.execute(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void refusesAScenarioItDoesNotUnderstand() throws IOException {
        Path scenario = Files.writeString(folder.resolve("odd.json"), "{\"steps\": [{\"when\": 5}]}");

        assertThat(line.execute("--scenario", scenario.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("odd.json: unknown field when; known: at, faults, for");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        Matcher address = ADDRESS.matcher(out.toString());
        assertThat(address.find()).isTrue();
        URI uri = URI.create(address.group() + "/_sandbox/" + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return Json.MAPPER.readTree(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body());
        }
    }
}
