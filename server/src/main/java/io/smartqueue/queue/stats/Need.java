package io.smartqueue.queue.stats;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.stats.LineStats.Basis;
import java.util.List;

/**
 * The work that waits in a queue whose service promises a time.
 *
 * @param cases services measured today
 * @param meanSeconds of these; 0 without any
 * @param stopped whether the site stands still
 */
record Need(
        QueueId queue,
        int waiting,
        int open,
        int slaSeconds,
        int expectedMinutes,
        int cases,
        double meanSeconds,
        boolean stopped) {

    /** With fewer the mean says little, and what the service declares is taken. */
    static final int ENOUGH_CASES = 10;

    /** What adding fractions of counters may leave too much. */
    private static final double ROUNDING = 1e-9;

    /**
     * {@code ceil(waiting × mean / sla)}: the work in line over the time in which one counter may do it. This is the
     * queue as a fluid (Newell, Applications of Queueing Theory, 1982, chapter 2), without those who come meanwhile:
     * the least number that can keep the promise to everybody who waits now. The work of several queues is added
     * before it is rounded up, because their counters can share it.
     */
    static int counters(List<Need> needs) {
        if (needs.stream().allMatch(need -> need.waiting == 0)) {
            return 0;
        }
        double work = needs.stream().mapToDouble(Need::load).sum();
        return Math.max(1, (int) Math.ceil(work - ROUNDING));
    }

    static Basis basis(List<Need> needs) {
        if (needs.stream().allMatch(Need::measured)) {
            return Basis.MEASURED;
        }
        return needs.stream().anyMatch(Need::measured) ? Basis.BOTH : Basis.DECLARED;
    }

    private boolean measured() {
        return cases >= ENOUGH_CASES;
    }

    private double load() {
        return waiting * (measured() ? meanSeconds : expectedMinutes * 60.0) / slaSeconds;
    }
}
