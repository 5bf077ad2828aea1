package io.smartqueue.notification.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many messages wait to be sent, and for how long since they were first due; a message that is tried again, parked
 * or of unknown outcome still waits. All gauges share one query, at most a few seconds old, which runs only when they
 * are read. While the database is away they are not a number.
 */
@Component
class BacklogMetrics {

    private record Lane(long due, double oldestSeconds) {}

    private record Look(Map<Integer, Lane> lanes, double unknown) {}

    private static final Logger log = LoggerFactory.getLogger(BacklogMetrics.class);
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Lane EMPTY = new Lane(0, 0);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DatabaseClock clock;
    private @Nullable Look last;
    private Instant lookedAt = Instant.MIN;

    BacklogMetrics(JdbcClient jdbc, TransactionTemplate transaction, DatabaseClock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        Arrays.stream(NotificationEvent.values())
                .map(NotificationEvent::lane)
                .distinct()
                .sorted()
                .forEach(lane -> {
                    Gauge.builder("smartqueue.backlog.messages", () -> due(lane))
                            .tag("lane", lane.toString())
                            .register(meters);
                    Gauge.builder("smartqueue.backlog.oldest", () -> oldest(lane))
                            .tag("lane", lane.toString())
                            .baseUnit("seconds")
                            .register(meters);
                });
        Gauge.builder("smartqueue.outcomes.unknown", this::unknown).register(meters);
    }

    private double due(int lane) {
        Look look = look();
        return look == null
                ? Double.NaN
                : look.lanes().getOrDefault(lane, EMPTY).due();
    }

    private double oldest(int lane) {
        Look look = look();
        return look == null
                ? Double.NaN
                : look.lanes().getOrDefault(lane, EMPTY).oldestSeconds();
    }

    private double unknown() {
        Look look = look();
        return look == null ? Double.NaN : look.unknown();
    }

    private synchronized @Nullable Look look() {
        Instant now = clock.instant();
        if (Duration.between(lookedAt, now).abs().compareTo(KEPT) >= 0) {
            lookedAt = now;
            try {
                last = transaction.execute(begun -> read(now));
            } catch (RuntimeException away) {
                log.warn("cannot look how much waits to leave: {}", away.getMessage());
                last = null;
            }
        }
        return last;
    }

    private Look read(Instant now) {
        jdbc.sql("set local role smartqueue_dispatcher").update();
        Map<Integer, Lane> lanes = new HashMap<>();
        jdbc.sql("""
                        select lane, count(*) filter (where status = 'pending') as due,
                            min(greatest(created_at, not_before)) as oldest
                        from notification
                        where status in ('pending', 'sending') and (look_at <= :now or attempt > 0) group by lane
                        """).param("now", Times.sql(now)).query(row -> {
            double age = Duration.between(Times.instant(row, "oldest"), now).toMillis() / 1000.0;
            lanes.put(row.getInt("lane"), new Lane(row.getLong("due"), age));
        });
        long unknown = jdbc.sql("""
                        select count(*) from notification where status = 'sending' and unknown_since is not null
                        """).query(Long.class).single();
        return new Look(lanes, unknown);
    }
}
