package io.smartqueue.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, as a process of its own. */
class RefusedStartTest {

    @TempDir
    Path folder;

    @Test
    void endsWithOneLineForEachMalformedSetting() throws Exception {
        assertThat(start(Map.of("PORT", "eight", "PUBLIC_BASE_URL", "queue.example")))
                .isEqualTo(new Ending(2, """
                        PORT must be a whole number
                        PUBLIC_BASE_URL must be an absolute http or https address, such as https://queue.example
                        """));
    }

    @Test
    void endsInOneLineWhenTheDatabaseDoesNotAnswer() throws Exception {
        var ending = start(Map.of("PORT", "0", "DATABASE_URL", "postgresql://me:pass-word@127.0.0.1:1/queue"));
        assertThat(ending.status()).isEqualTo(2);
        assertThat(ending.errors().lines())
                .singleElement()
                .asString()
                .startsWith("DATABASE_URL: PostgreSQL at 127.0.0.1:1/queue")
                .doesNotContain("pass-word");
    }

    @Test
    void endsInOneLineWhenTheDataFolderCannotBeUsed() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "");
        var ending = start(Map.of("PORT", "0", "SMARTQUEUE_DATA_DIR", file.toString()));
        assertThat(ending.status()).isEqualTo(2);
        assertThat(ending.errors().lines())
                .singleElement()
                .asString()
                .contains(file.toString())
                .hasSizeLessThan(300);
    }

    private record Ending(int status, String errors) {}

    private Ending start(Map<String, String> variables) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.smartqueue.SmartQueue")
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_") || name.startsWith("PUBLIC_"));
        builder.environment().putAll(variables);
        var process = builder.start();
        var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        var status = process.waitFor();
        assertThat(folder.resolve("out")).content().doesNotContain("Exception");
        return new Ending(status, errors);
    }
}
