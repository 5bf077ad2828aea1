package io.smartqueue.channel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps recipients and words out of the log whatever level an operator sets: below a warning Twilio's SDK, the HTTP
 * client and the mail library print what they send, and the search for a message has its recipient in the address.
 */
public final class QuietRequests extends TurboFilter {

    public static void keep() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && context.getTurboFilterList().stream().noneMatch(QuietRequests.class::isInstance)) {
            context.addTurboFilter(new QuietRequests());
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] values,
            @Nullable Throwable failure) {
        return !level.isGreaterOrEqual(Level.WARN) && printsRequests(logger.getName())
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    // Asked for each line that somebody might log, several times a request.
    private static boolean printsRequests(String logger) {
        return logger.startsWith("com.twilio.")
                || logger.startsWith("org.apache.hc.")
                || logger.startsWith("org.eclipse.angus.")
                || logger.startsWith("jakarta.mail.");
    }
}
