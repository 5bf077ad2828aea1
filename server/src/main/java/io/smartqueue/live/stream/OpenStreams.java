package io.smartqueue.live.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.live.feed.Hub;
import io.smartqueue.live.feed.Subscriber;
import io.smartqueue.live.stream.StreamQuotas.Holder;
import io.smartqueue.live.stream.StreamQuotas.Limit;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All streams that are open on this server, as many as it can hold. */
@Component
class OpenStreams {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Hub hub;
    private final StreamQuotas streamQuotas;
    private final Map<Limit, Counter> refused = new EnumMap<>(Limit.class);
    private final Map<Connection, List<Holder>> open = new ConcurrentHashMap<>();
    private final Writers writers;

    OpenStreams(Hub hub, Writers writers, LiveSettings settings, MeterRegistry meters) {
        this.hub = hub;
        this.writers = writers;
        this.streamQuotas = new StreamQuotas(settings);
        meters.gauge("smartqueue.live.connections", streamQuotas, StreamQuotas::taken);
        for (Limit limit : Limit.values()) {
            String name = limit.name().toLowerCase(Locale.ROOT);
            refused.put(limit, meters.counter("smartqueue.live.refused", "limit", name));
        }
        writers.repeat(this::look, BETWEEN_LOOKS);
    }

    /** @return empty when a connection limit of one of the holders is reached */
    Optional<Connection> open(StreamProtocol streamProtocol, List<Holder> holders) {
        if (!hub.isRunning()) {
            return Optional.empty();
        }
        Optional<Limit> reached = streamQuotas.take(holders);
        if (reached.isPresent()) {
            Objects.requireNonNull(refused.get(reached.get())).increment();
            return Optional.empty();
        }
        var connection = new Connection(streamProtocol, writers, this);
        open.put(connection, holders);
        return Optional.of(connection);
    }

    /** May be called more than once. */
    void left(Connection connection, @Nullable Subscriber subscriber) {
        List<Holder> holders = open.remove(connection);
        if (holders != null) {
            streamQuotas.giveBack(holders);
        }
        if (subscriber != null) {
            hub.leave(subscriber);
        }
    }

    private void look() {
        open.keySet().forEach(connection -> Writers.safely(connection::check));
    }
}
