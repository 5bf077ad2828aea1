package io.smartqueue.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time by which leases, claims and the usefulness of messages are measured: that of the database, so that several
 * servers agree whatever their own clocks show. Between two looks it runs on without steps.
 */
@Component
class DatabaseClock {

    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();

    private record Seen(Instant at, long nanos) {}

    private final JdbcClient jdbc;
    private volatile @Nullable Seen last;

    DatabaseClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Instant instant() {
        Seen seen = last;
        if (seen == null || System.nanoTime() - seen.nanos() > KEPT_NANOS) {
            seen = look(seen);
        }
        return seen.at().plusNanos(System.nanoTime() - seen.nanos());
    }

    private Seen look(@Nullable Seen before) {
        try {
            long asked = System.nanoTime();
            Instant at = jdbc.sql("select clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant();
            // As if read in the middle of the question's way.
            Seen now = new Seen(at, asked + (System.nanoTime() - asked) / 2);
            last = now;
            return now;
        } catch (DataAccessException away) {
            if (before == null) {
                throw away;
            }
            return before;
        }
    }
}
