package io.smartqueue.queue.stats;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.stats.LineStats.Basis;
import io.smartqueue.queue.wait.ServiceTime;
import io.smartqueue.site.SiteId;
import java.util.List;

/**
 * The work of a queue, and the time in which it must be done. With a promised time, these are the people who wait now,
 * and that time; without one, the people who joined within the last hour, and an hour.
 *
 * @param people how many people make up the work
 * @param service what is believed about its duration
 * @param stopped whether the site has an incident or is closed now
 */
record CountersNeed(
        Line line, int waiting, int open, int people, int withinSeconds, ServiceTime service, boolean stopped) {

    record Line(QueueId queue, SiteId site) {}

    /** The rounding error that adding fractions of counters may leave. */
    private static final double ROUNDING = 1e-9;

    /**
     * {@code ceil(people × mean / time)}: the work over the time in which one counter may do it; one at least while
     * somebody waits. With a promised time this is the fluid model of the queue (Newell, Applications of Queueing
     * Theory, 1982, chapter 2), without later arrivals: the smallest number of counters that can keep the promise to
     * everybody who waits now. Without one it is the offered load of the last hour (in Erlang: rate of arrival × mean
     * service), the smallest number with which the line does not grow at this rate of arrival. The work of several
     * queues is added before it is rounded up, because their counters can share it.
     */
    static int counters(List<CountersNeed> needs) {
        double work = needs.stream().mapToDouble(CountersNeed::load).sum();
        int least = needs.stream().anyMatch(countersNeed -> countersNeed.waiting > 0) ? 1 : 0;
        return Math.max(least, (int) Math.ceil(work - ROUNDING));
    }

    boolean isShort() {
        return !stopped && waiting > 0 && counters(List.of(this)) > open;
    }

    static Basis basis(List<CountersNeed> needs) {
        if (needs.stream().allMatch(need -> need.service.basis() == ServiceTime.Basis.LEARNED)) {
            return Basis.MEASURED;
        }
        return needs.stream().allMatch(need -> need.service.basis() == ServiceTime.Basis.DECLARED)
                ? Basis.DECLARED
                : Basis.BOTH;
    }

    private double load() {
        return people * service.meanSeconds() / withinSeconds;
    }
}
