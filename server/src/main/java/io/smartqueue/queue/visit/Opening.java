package io.smartqueue.queue.visit;

import io.smartqueue.kernel.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether tickets are given out at this hour.
 *
 * @param closesAt null when it is closed, or open round the clock
 * @param opensAt null when it is open, or closed for longer than two weeks
 */
public record Opening(
        boolean isOpen,
        @Nullable Instant closesAt,
        @Nullable Instant opensAt) {

    /** From the columns of {@link Lines}. */
    static Opening of(ResultSet row) throws SQLException {
        boolean open = row.getBoolean("in_hours");
        return new Opening(
                open,
                open ? Times.instantOrNull(row, "closes_at") : null,
                open ? null : Times.instantOrNull(row, "opens_at"));
    }
}
