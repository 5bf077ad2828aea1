package io.smartqueue.queue.stats;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of a line: of a queue, of all queues of a site, or of those that a counter serves. For a counter, what is
 * called, served, on hold or missed and today's service count at this counter only.
 *
 * @param remote customers who took a ticket remotely and have not arrived
 * @param countersOpen counters with an agent who calls from the line
 * @param countersNeeded with a promised time, the number that can serve everybody who waits within it, without later
 *     arrivals; without one, the number that keeps up with the arrivals of the last hour
 * @param countersNeededFrom the source of the service duration used for it; null at a counter that serves no queue
 * @param longestWaitSeconds of those who wait now; 0 when nobody does
 * @param servedToday how many services were closed here since the service day of the site began
 * @param waitToday of those served today, sent on afterwards or not, from joining the queue to the last call; null
 *     without any
 * @param walkToday of those served today, from the last call to the beginning of the service; null without any
 * @param serviceToday of those served today, from beginning to end, without time on hold; null without any
 */
public record LineStats(
        int waiting,
        int remote,
        int called,
        int serving,
        int onHold,
        int missed,
        int countersOpen,
        int countersNeeded,
        @Nullable Basis countersNeededFrom,
        long longestWaitSeconds,
        int servedToday,
        @Nullable Spread waitToday,
        @Nullable Spread walkToday,
        @Nullable Spread serviceToday) {

    /** The source of a service duration; {@code both} when some queues are measured and others not. */
    public enum Basis {
        MEASURED,
        DECLARED,
        BOTH
    }

    /**
     * @param meanSeconds no case counts for much more than the others, so one forgotten service does not change the
     *     mean much
     * @param p90Seconds nine of ten took at most this long; interpolated between two cases
     * @param cases the number of cases measured
     */
    public record Spread(long meanSeconds, long p90Seconds, int cases) {}
}
