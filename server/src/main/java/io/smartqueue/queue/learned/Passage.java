package io.smartqueue.queue.learned;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.wait.ServiceTimes;
import io.smartqueue.queue.wait.ServiceTimes.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How somebody passed through a queue.
 *
 * @param called null for somebody who left before
 * @param started null for somebody who did not come
 */
record Passage(
        UUID site,
        UUID service,
        int declaredMinutes,
        ZoneId zone,
        Instant since,
        @Nullable Instant called,
        @Nullable Instant started,
        Instant ended,
        double seconds) {

    static Passage of(ResultSet row, int n) throws SQLException {
        return new Passage(
                row.getObject("site_id", UUID.class),
                row.getObject("service_id", UUID.class),
                row.getInt("expected_minutes"),
                ZoneId.of(row.getString("zone")),
                Times.instant(row, "since"),
                row.getBoolean("has_left") ? null : Times.instantOrNull(row, "called_at"),
                row.getBoolean("was_served") ? Times.instantOrNull(row, "started_at") : null,
                Times.instant(row, "at"),
                row.getDouble("seconds"));
    }

    Cell cell() {
        Instant begun = started != null ? started : called != null ? called : ended;
        return new Cell(site, service, begun.atZone(zone).getHour());
    }

    /** How long they waited, and whether they left. */
    void teachWait(ServiceTimes times) {
        times.learnWait(cell(), seconds(since, called == null ? ended : called), called == null, ended);
    }

    void teachService(ServiceTimes times) {
        if (called != null && started != null) {
            times.learn(cell(), declaredMinutes, seconds, seconds(called, started), ended);
        } else if (called != null) {
            times.learnAbsence(cell(), ended);
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
