package io.smartqueue.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Gathers signals and sends them together on its own connection. Within the business transactions each
 * notification would take a database-wide lock at commit.
 */
@Component
class OutgoingSignals implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OutgoingSignals.class);
    private static final Duration GATHERED_FOR = Duration.ofMillis(20);

    private final SignalCodec signalCodec;
    private final Set<Topic> gathered = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final ScheduledExecutorService speaker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-speaker").factory());
    private @Nullable Connection connection;

    OutgoingSignals(SignalCodec signalCodec) {
        this.signalCodec = signalCodec;
    }

    void add(Topic topic) {
        gathered.add(topic);
        if (planned.compareAndSet(false, true)) {
            try {
                speaker.schedule(this::send, GATHERED_FOR.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                // The other servers find the changes when they poll.
            }
        }
    }

    private void send() {
        // Reset first, so that a signal added from now on schedules another run.
        planned.set(false);
        List<Topic> topics = new ArrayList<>(gathered);
        topics.forEach(gathered::remove);
        if (topics.isEmpty()) {
            return;
        }
        try {
            say(topics);
        } catch (SQLException broken) {
            close();
            try {
                say(topics);
            } catch (SQLException again) {
                close();
                log.warn("{} signals were not sent: {}", topics.size(), again.getMessage());
            }
        }
    }

    private void say(List<Topic> topics) throws SQLException {
        if (connection == null) {
            connection = signalCodec.connect();
        }
        try (var notify = connection.prepareStatement("select pg_notify(?, payload) from unnest(?) as payload")) {
            notify.setString(1, SignalCodec.CHANNEL);
            notify.setArray(
                    2,
                    connection.createArrayOf(
                            "text", topics.stream().map(signalCodec::written).toArray()));
            notify.execute();
        }
    }

    private void close() {
        try (Connection broken = connection) {
            connection = null;
        } catch (SQLException alreadyGone) {
            log.debug("closing", alreadyGone);
        }
    }

    @Override
    public void destroy() {
        // What was gathered last, as by a command, is said before the end.
        speaker.execute(() -> {
            send();
            close();
        });
        speaker.shutdown();
        try {
            if (!speaker.awaitTermination(2, TimeUnit.SECONDS)) {
                log.warn("the last signals were not sent in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
