package io.smartqueue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in a file of real services ends the program as a mistake of who gave it. */
class WrongFileTest {

    @TempDir
    Path folder;

    @Test
    void endsWithCodeTwoTheLineAndNoStackTrace() throws Exception {
        Path file = Files.writeString(
                folder.resolve("services.csv"), "session,start_time,service_seconds\na,2026-11-02T08:00:00Z,-5\n");
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dcsv=" + file,
                        "io.smartqueue.bench.Bench",
                        "wait")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = text(bench);
        assertThat(bench.waitFor()).isEqualTo(2);
        assertThat(said).contains("line 2: service_seconds is not above 0").doesNotContain("\tat ");
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
