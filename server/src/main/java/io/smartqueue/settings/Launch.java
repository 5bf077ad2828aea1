package io.smartqueue.settings;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the program, or ends it with {@link CannotStart#EXIT_CODE} when the operator can fix the reason. */
public final class Launch {

    private Launch() {}

    public static ConfigurableApplicationContext run(SpringApplication application, String... arguments) {
        try {
            return application.run(arguments);
        } catch (RuntimeException failure) {
            // Spring Boot's own exit codes would create beans of the context that has just failed.
            if (!plainLines(failure).isEmpty()) {
                plainLines(failure).forEach(System.err::println);
                System.exit(CannotStart.EXIT_CODE);
            }
            throw failure;
        }
    }

    /** The lines for the operator; empty when the operator cannot fix the failure. */
    public static List<String> plainLines(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CannotStart refusal -> {
                    return refusal.lines();
                }
                case PortInUseException taken -> {
                    return List.of(
                            "Port " + taken.getPort() + " is taken by another program: stop that one, or set PORT.");
                }
                default -> {}
            }
        }
        return List.of();
    }
}
