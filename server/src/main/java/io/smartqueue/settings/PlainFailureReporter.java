package io.smartqueue.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Leaves failures that the operator can fix to {@link Launch}; every other failure goes on to Spring Boot. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PlainFailureReporter implements SpringBootExceptionReporter {

    /** Spring Boot passes the context, or null when it failed before there was one. */
    PlainFailureReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return !Launch.plainLines(failure).isEmpty();
    }
}
