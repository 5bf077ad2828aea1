package io.smartqueue.display.wall;

import java.time.Instant;

/**
 * Somebody has been called to a counter.
 *
 * @param id of this very call; the same ticket called again is another call
 * @param isFresh so lately that the screen gives it all its room
 */
public record Call(String id, String number, Counter counter, Instant at, boolean isFresh) {}
