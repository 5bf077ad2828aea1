package io.smartqueue.queue.visit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What an organisation decides about waiting times.
 *
 * @param almostMarginMinutes how long before the turn customers should be back; their way comes on top
 * @param publishAccuracy whether anybody may read how often the wait was within what was said
 */
public record WaitingTime(
        @NotNull @Min(0) @Max(MOST_MINUTES) Integer almostMarginMinutes,
        @NotNull Boolean publishAccuracy) {

    public static final int MOST_MINUTES = 60;

    static final WaitingTime DEFAULT = new WaitingTime(5, false);
}
