package io.smartqueue.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of the first build, with a program in Maven's place. */
class BuildingTest {

    @TempDir
    Path programs;

    @Test
    void printsALineForEachStepAndForEachFiftyFilesDownloaded() throws Exception {
        mavenIs("""
                echo '[INFO] Scanning for projects...'
                for file in $(seq 120); do echo "Downloaded from central: https://repo.example/$file.jar"; done
                echo '[INFO] --- compiler:3.14.1:compile (default-compile) @ smartqueue-server ---'
                echo '[INFO] Compiling 600 source files'
                """);

        Building building = build();

        assertThat(building.status).isZero();
        assertThat(building.lines)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Building server: a minute, or several the first time"),
                        line -> assertThat(line).isEqualTo("  50 files downloaded"),
                        line -> assertThat(line).isEqualTo("  100 files downloaded"),
                        line -> assertThat(line).isEqualTo("  smartqueue-server: compiler:3.14.1:compile"));
    }

    @Test
    void failsWithTheWordsOfMaven() throws Exception {
        mavenIs("""
                echo '[ERROR] No compiler is provided in this environment.'
                exit 1
                """);

        Building building = build();

        assertThat(building.status).isEqualTo(1);
        assertThat(building.lines).endsWith("[ERROR] No compiler is provided in this environment.");
    }

    private record Building(int status, List<String> lines) {}

    private void mavenIs(String script) throws IOException {
        Files.createFile(
                programs.resolve("mvn"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(programs.resolve("mvn"), "#!/bin/sh\n" + script);
    }

    private Building build() throws IOException, InterruptedException {
        var command = new ProcessBuilder("../bin/build", "server").redirectErrorStream(true);
        command.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        Process process = command.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Building(process.waitFor(), output.lines().toList());
    }
}
