package io.smartqueue.live.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.live.Subscription;
import io.smartqueue.live.feed.Hub;
import io.smartqueue.live.feed.Subscriber;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All streams that are open on this server, as many as it can hold. */
@Component
class OpenStreams {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Hub hub;
    private final Semaphore free;
    private final StreamQuotas streamQuotas;
    private final Map<Connection, Subscription> open = new ConcurrentHashMap<>();
    private final Writers writers;

    OpenStreams(Hub hub, Writers writers, LiveSettings settings, MeterRegistry meters) {
        this.hub = hub;
        this.writers = writers;
        this.free = new Semaphore(settings.mostStreams());
        this.streamQuotas = new StreamQuotas(settings.mostStreams());
        meters.gauge("smartqueue.live.connections", free, left -> settings.mostStreams() - left.availablePermits());
        writers.repeat(this::look, BETWEEN_LOOKS);
    }

    /** @return empty when a connection limit is reached */
    Optional<Connection> open(StreamProtocol streamProtocol, Subscription subscription) {
        if (!hub.isRunning() || !free.tryAcquire()) {
            return Optional.empty();
        }
        if (!streamQuotas.take(subscription)) {
            free.release();
            return Optional.empty();
        }
        var connection = new Connection(streamProtocol, writers, this);
        open.put(connection, subscription);
        return Optional.of(connection);
    }

    /** May be called more than once. */
    void left(Connection connection, @Nullable Subscriber subscriber) {
        Subscription subscription = open.remove(connection);
        if (subscription != null) {
            streamQuotas.giveBack(subscription);
            free.release();
        }
        if (subscriber != null) {
            hub.leave(subscriber);
        }
    }

    private void look() {
        open.keySet().forEach(connection -> Writers.safely(connection::check));
    }
}
