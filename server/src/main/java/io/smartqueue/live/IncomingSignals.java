package io.smartqueue.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens to the other servers on its own connection, and reconnects for ever when it breaks. */
@Component
class IncomingSignals implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IncomingSignals.class);
    /** How long the connection may be silent before we check that it still works. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int SECONDS_TO_ANSWER = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final SignalCodec signalCodec;
    private final SignalListeners signalListeners;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile @Nullable Connection connection;

    IncomingSignals(SignalCodec signalCodec, SignalListeners signalListeners) {
        this.signalCodec = signalCodec;
        this.signalListeners = signalListeners;
    }

    @Override
    public void start() {
        var ending = new CountDownLatch(1);
        stopped = ending;
        Thread.ofPlatform().daemon().name("live-listener").start(() -> run(ending));
    }

    private void run(CountDownLatch ending) {
        try {
            do {
                try (Connection open = signalCodec.connect()) {
                    connection = open;
                    listen(open, ending);
                } catch (SQLException broken) {
                    if (ending.getCount() > 0) {
                        log.warn("lost the signals of the other servers, reconnecting: {}", broken.getMessage());
                    }
                } catch (RuntimeException | Error fault) {
                    log.error("the signals of the other servers could not be read, reconnecting", fault);
                }
            } while (!ending.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Connection open, CountDownLatch ending) throws SQLException {
        try (var statement = open.createStatement()) {
            statement.execute("listen " + SignalCodec.CHANNEL);
        }
        // Signals sent before this moment were lost.
        signalListeners.hearEverything();
        var postgres = open.unwrap(PGConnection.class);
        while (ending.getCount() > 0) {
            PGNotification[] heard = postgres.getNotifications((int) SILENCE.toMillis());
            if (heard == null || heard.length == 0) {
                if (!open.isValid(SECONDS_TO_ANSWER)) {
                    throw new SQLException("the connection does not answer");
                }
                continue;
            }
            for (PGNotification one : heard) {
                signalCodec.read(one.getParameter()).ifPresent(signalListeners::hear);
            }
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        Connection open = connection;
        if (open != null) {
            try {
                // Closing would block on the thread that waits for notifications.
                open.abort(Runnable::run);
            } catch (SQLException alreadyGone) {
                log.debug("closing", alreadyGone);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
