package io.smartqueue.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.smartqueue.Await;
import io.smartqueue.ServerProcess;
import io.smartqueue.guide.Guide.Block;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader who types everything a guide says, in order, beside a real server and with the sandbox as Twilio. */
@Tag("process")
class FollowingTheGuidesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERVER = "not run: it is a server";
    private static final Pattern TOPIC = Pattern.compile("(?m)(?<=^\\S (right|note|wrong) {1,6})[a-z-]+");

    @TempDir
    Path folder;

    private Optional<ServerProcess> server = Optional.empty();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void leadsWhereTheGuideSays(String language) throws Exception {
        boolean complete = Stream.of("curl", "jq").allMatch(FollowingTheGuidesTest::isInstalled);
        assumeTrue(complete || System.getenv("CI") != null, "the guides need curl and jq: apt-get install curl jq");
        Files.copy(Guide.PROJECT.resolve(".env.example"), folder.resolve(".env.example"));
        try (TwilioSandbox sandbox =
                TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp())) {
            follow(Guide.in(language).blocks(), new Shell(folder), sandbox);
        } finally {
            if (server.isPresent()) {
                server.get().close();
            }
        }
    }

    @Test
    void theChecklistHasALineForEachThingTheDoctorLooksAt() throws IOException {
        // With a malformed setting the doctor names all it would have looked at.
        String output = new Shell(folder)
                .run("PORT=eight bin/smartqueue doctor || true")
                .output();
        List<String> topics = Guide.all(TOPIC, output);
        assertThat(topics).as(output).isNotEmpty();
        assertThat(Guide.all())
                .allSatisfy(guide -> assertThat(guide.checklist()).containsExactlyElementsOf(topics));
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private void follow(List<Block> blocks, Shell shell, TwilioSandbox sandbox) throws IOException {
        for (int n = 0; n < blocks.size(); n++) {
            Block block = blocks.get(n);
            String shown = n + 1 < blocks.size() && blocks.get(n + 1).language().equals("text")
                    ? blocks.get(n + 1).text()
                    : "";
            switch (block.marker()) {
                case "run" -> check(block, shell.run(here(block)), shown);
                case "run until it shows" ->
                    Await.until(PATIENCE, () -> shell.run(here(block)), ended -> shows(ended.output(), shown));
                case SERVER -> serve(sandbox);
                default -> {}
            }
        }
    }

    private static void check(Block block, Shell.Ended ended, String shown) {
        assertThat(ended.status()).as("%s%n%s", block.text(), ended.output()).isZero();
        assertThat(shows(ended.output(), shown))
                .as("%s%n%s", block.text(), ended.output())
                .isTrue();
    }

    /** Line by line in this order; an ellipsis stands for anything. */
    private static boolean shows(String output, String shown) {
        String wanted = shown.lines()
                .map(line -> Pattern.quote(line).replace("…", "\\E.*\\Q"))
                .collect(Collectors.joining("\\n(?s:.*\\n)?"));
        return shown.isEmpty()
                || Pattern.compile("(?m)^" + wanted + "$").matcher(output).find();
    }

    /** With the port that was free here. */
    private String here(Block block) {
        return server.map(running -> block.text().replace("localhost:8000", "localhost:" + running.port()))
                .orElse(block.text());
    }

    /** Fills in the file as the guide says, and starts the server beside it. */
    private void serve(TwilioSandbox sandbox) throws IOException {
        if (server.isPresent()) {
            return;
        }
        Map<String, String> answers = Map.of(
                "TWILIO_ACCOUNT_SID", sandbox.accountSid(),
                "TWILIO_AUTH_TOKEN", sandbox.authToken(),
                "TWILIO_PHONE_NUMBER", "+15005550006",
                "TWILIO_WHATSAPP_NUMBER", "whatsapp:+14155238886",
                "TWILIO_BASE_URL", sandbox.baseUrl().toString());
        answers.forEach(this::fillIn);
        ServerProcess started = ServerProcess.start(folder, Map.of());
        server = Optional.of(started);
        fillIn("PUBLIC_BASE_URL", "http://localhost:" + started.port());
    }

    private void fillIn(String name, String value) {
        try {
            Path file = folder.resolve(".env");
            String filled = Files.readString(file).replaceFirst("(?m)^#?" + name + "=.*$", name + "=" + value);
            Files.writeString(file, filled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
