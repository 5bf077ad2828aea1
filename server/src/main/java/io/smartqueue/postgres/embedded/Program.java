package io.smartqueue.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One finished run of a program: its exit status and output. */
record Program(int status, String output) {

    static Program run(List<String> command) {
        try {
            var process = prepared(command).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Program(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command.getFirst(), e);
        }
    }

    static ProcessBuilder prepared(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The operator's shell may point at another PostgreSQL; these variables must not reach ours.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    static boolean succeeds(List<String> command) {
        try {
            return run(command).succeeded();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    boolean succeeded() {
        return status == 0;
    }
}
