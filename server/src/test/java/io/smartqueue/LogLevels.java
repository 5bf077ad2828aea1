package io.smartqueue;

import static java.util.stream.Collectors.toMap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The levels of all loggers, restored when it is closed: a program that starts in this process sets its own, and the
 * next test may use an application that set others when it started.
 */
public final class LogLevels implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Map<String, Level> before = context.getLoggerList().stream()
            .filter(logger -> logger.getLevel() != null)
            .collect(toMap(Logger::getName, Logger::getLevel));

    @Override
    public void close() {
        context.getLoggerList().forEach(logger -> logger.setLevel(before.get(logger.getName())));
    }
}
