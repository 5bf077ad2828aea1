package io.smartqueue.command;

import io.smartqueue.LogLevels;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types commands within this process; settings given here stand for those of the environment. */
final class Terminal implements AutoCloseable {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, @Nullable String> before = new HashMap<>();

    /** @param name in Spring's writing, such as {@code database.url} */
    Terminal set(String name, String value) {
        remember(name);
        System.setProperty(name, value);
        return this;
    }

    Terminal unset(String name) {
        remember(name);
        System.clearProperty(name);
        return this;
    }

    /** Once for each name, also when it had no value. */
    private void remember(String name) {
        if (!before.containsKey(name)) {
            before.put(name, System.getProperty(name));
        }
    }

    int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        try (var _ = new LogLevels()) {
            return Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        }
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
