package io.smartqueue.postgres.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A second Java program that holds a data folder until its input ends, or until it is killed. */
record AnotherProgram(Process process, BufferedReader words) implements AutoCloseable {

    private static final String READY = "ready";

    public static void main(String[] arguments) throws IOException {
        try (var _ = EmbeddedPostgres.start(Path.of(arguments[0]), List.of())) {
            IO.println(READY);
            while (System.in.read() >= 0) {
                // Only the end counts.
            }
        }
    }

    static AnotherProgram holding(Path folder) throws IOException {
        return holding(folder, System.getProperty("java.class.path"), List.of());
    }

    static AnotherProgram holding(Path folder, String classPath, List<String> prefix) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(
                        prefix.stream(),
                        Stream.of(
                                java,
                                "-XX:+UseSerialGC",
                                "-cp",
                                classPath,
                                AnotherProgram.class.getName(),
                                "" + folder))
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var program = new AnotherProgram(process, process.inputReader(UTF_8));
        program.awaitReady();
        return program;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }

    private void awaitReady() throws IOException {
        var said = new StringBuilder();
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.equals(READY)) {
                return;
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("it never got ready: " + said);
    }
}
