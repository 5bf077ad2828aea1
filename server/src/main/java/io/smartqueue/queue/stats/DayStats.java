package io.smartqueue.queue.stats;

import io.smartqueue.queue.stats.LineStats.Spread;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was served on one service day of the site. It stays the same after the tickets of that day were deleted. A time
 * is null without any service.
 */
public record DayStats(
        LocalDate day,

        @Schema(description = "Tickets whose service here was closed on that day")
        int served,

        @Nullable Spread waitTime,

        @Nullable Spread walkTime,

        @Nullable Spread serviceTime) {

    static DayStats without(LocalDate day) {
        return new DayStats(day, 0, null, null, null);
    }
}
