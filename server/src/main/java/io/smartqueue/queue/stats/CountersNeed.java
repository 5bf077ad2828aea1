package io.smartqueue.queue.stats;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.stats.LineStats.Basis;
import java.util.List;

/**
 * The work of a queue, and the time in which it must be done. Where the service promises to call within a time, that
 * is who waits now, within that time; where it promises nothing, who has joined within the last hour, within an hour.
 *
 * @param people whose work it is
 * @param cases services measured today, the latest hundred
 * @param meanSeconds of these; 0 without any
 * @param stopped whether the site stands still or is closed at this hour
 */
record CountersNeed(
        QueueId queue,
        int waiting,
        int open,
        int people,
        int withinSeconds,
        int expectedMinutes,
        int cases,
        double meanSeconds,
        boolean stopped) {

    /** With fewer the mean says little, and what the service declares is taken. */
    static final int ENOUGH_CASES = 10;

    /** What adding fractions of counters may leave too much. */
    private static final double ROUNDING = 1e-9;

    /**
     * {@code ceil(people × mean / time)}: the work over the time in which one counter may do it; one at least while
     * somebody waits. With a promise this is the queue as a fluid (Newell, Applications of Queueing Theory, 1982,
     * chapter 2), without those who come meanwhile: the least number that can keep the promise to everybody who waits
     * now. Without one it is the offered load of the last hour (in Erlang: rate of arrival × mean service), the least
     * number with which the line does not grow if as many go on coming. The work of several queues is added before it
     * is rounded up, because their counters can share it.
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
        if (needs.stream().allMatch(CountersNeed::measured)) {
            return Basis.MEASURED;
        }
        return needs.stream().anyMatch(CountersNeed::measured) ? Basis.BOTH : Basis.DECLARED;
    }

    private boolean measured() {
        return cases >= ENOUGH_CASES;
    }

    private double load() {
        return people * (measured() ? meanSeconds : expectedMinutes * 60.0) / withinSeconds;
    }
}
