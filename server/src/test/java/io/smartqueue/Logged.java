package io.smartqueue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What a class warns of, whatever level an earlier test has left. */
public final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<String> words = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final @Nullable Level before;

    private Logged(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        before = logger.getLevel();
    }

    public static Logged by(String className) {
        var logged = new Logged(className);
        logged.logger.setLevel(Level.WARN);
        logged.logger.addAppender(logged);
        logged.start();
        return logged;
    }

    @Override
    protected void append(ILoggingEvent event) {
        words.add(event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
            faults.add(event.getFormattedMessage() + ": "
                    + event.getThrowableProxy().getMessage());
        }
    }

    public boolean anything() {
        return !words.isEmpty();
    }

    /** What came with an exception. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(before);
    }
}
