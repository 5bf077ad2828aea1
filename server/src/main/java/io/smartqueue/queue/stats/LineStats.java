package io.smartqueue.queue.stats;

import org.jspecify.annotations.Nullable;

/**
 * How a line stands: of a queue, of all queues of a site, or of those that a counter serves; of the latter what is
 * called, served, on hold or missed, and today's service, at this counter alone.
 *
 * @param remote took a ticket from afar and are not there yet
 * @param countersOpen with an agent who calls from the line
 * @param countersNeeded with a promised time, so many can begin within it with everybody who waits, people who come
 *     meanwhile not foreseen; without one, so many keep up with those who joined within the last hour
 * @param countersNeededFrom on what the duration of a service rests there; null at a counter that serves no queue
 * @param longestWaitSeconds of those who wait now; 0 when nobody does
 * @param servedToday whose service here was closed since the service day of the site began
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

    /** From where the duration of a service is known: {@code both} when some queues are measured and others not. */
    public enum Basis {
        MEASURED,
        DECLARED,
        BOTH
    }

    /**
     * @param meanSeconds of which no case counts for much more than the others: one that was forgotten stays one case
     * @param p90Seconds nine of ten took no longer; interpolated between two cases
     * @param cases on how many both numbers rest
     */
    public record Spread(long meanSeconds, long p90Seconds, int cases) {}
}
