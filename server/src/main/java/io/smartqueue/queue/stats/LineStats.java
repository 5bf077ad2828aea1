package io.smartqueue.queue.stats;

import org.jspecify.annotations.Nullable;

/**
 * How a line stands: of a queue, of all queues of a site, or of those that a counter serves; of the latter what is
 * called, served, on hold or missed, and today's service, at this counter alone.
 *
 * @param remote took a ticket from afar and are not there yet
 * @param countersOpen with an agent who calls from the line
 * @param countersNeeded so many can begin with everybody who waits within the time that the services promise; people
 *     who come meanwhile are not foreseen; null when no service of the line promises a time
 * @param countersNeededFrom on what it rests; null when there is none
 * @param longestWaitSeconds of those who wait now; 0 when nobody does
 * @param servedToday closed since the service day of the site began
 * @param waitToday of those served today, from joining the queue to the last call; null without any
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
        @Nullable Integer countersNeeded,
        @Nullable Basis countersNeededFrom,
        long longestWaitSeconds,
        int servedToday,
        @Nullable Spread waitToday,
        @Nullable Spread walkToday,
        @Nullable Spread serviceToday) {

    /** From where the duration of a service is known: {@code both} when some queues are measured and others not. */
    public enum Basis {
        MEASURED,
        DECLARED,
        BOTH
    }

    /**
     * @param p90Seconds nine of ten took no longer; interpolated between two cases
     * @param cases on how many both numbers rest
     */
    public record Spread(long meanSeconds, long p90Seconds, int cases) {}
}
