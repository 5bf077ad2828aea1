package io.smartqueue.settings;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints what an operator can mend as it is; every other failure goes on to Spring Boot. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PlainFailure implements SpringBootExceptionReporter {

    private final PrintStream out = System.err;

    /** Spring Boot makes its reporters with the context, or null when it failed before there was one. */
    PlainFailure(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var lines = linesOf(cause);
            if (!lines.isEmpty()) {
                lines.forEach(out::println);
                return true;
            }
        }
        return false;
    }

    private static List<String> linesOf(Throwable failure) {
        return switch (failure) {
            case CannotStart refusal -> refusal.lines();
            case PortInUseException taken ->
                List.of("Port " + taken.getPort() + " is taken by another program: stop that one, or set PORT.");
            default -> List.of();
        };
    }
}
