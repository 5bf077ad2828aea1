package io.smartqueue.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** What a reader types into: each block begins with the variables that those before it have left. */
final class Shell {

    /** The same as bin/smartqueue, but with the classes under test, which need no jar. */
    private static final String LAUNCHER = """
            #!/usr/bin/env bash
            exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' io.smartqueue.SmartQueue "$@"
            """;

    record Ended(int status, String output) {}

    private final Path folder;
    private final Path variables;

    Shell(Path folder) throws IOException {
        this.folder = folder;
        this.variables = folder.resolve("variables");
        Files.writeString(variables, "");
        Path launcher = Files.createDirectories(folder.resolve("bin")).resolve("smartqueue");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(launcher, LAUNCHER.formatted(java, System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Ended run(String commands) {
        String script = "set -aeuo pipefail\n. ./variables\n" + commands + "\nexport -p >variables\n";
        var builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(TWILIO|DATABASE|SMARTQUEUE|PUBLIC)_.*|PORT"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
