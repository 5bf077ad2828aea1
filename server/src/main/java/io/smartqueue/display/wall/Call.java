package io.smartqueue.display.wall;

import io.smartqueue.page.CounterSign;
import java.time.Instant;

/**
 * The call of a ticket to a counter.
 *
 * @param id of this call; the same ticket called again is another call
 * @param isFresh recent enough to be shown large
 */
public record Call(String id, String number, CounterSign counter, Instant at, boolean isFresh) {}
