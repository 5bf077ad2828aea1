package io.smartqueue.queue.accuracy;

/**
 * Three simpler predictions of a wait, in minutes, to compare ours with. Each is one figure, which counts as its own
 * upper end. The third is the wait of the person who was called last, which needs no arithmetic.
 */
public final class Baselines {

    private Baselines() {}

    /**
     * The formula of the earlier program: the people ahead times the declared minutes, divided among the agents who are
     * free. When anybody waits, none is free, and it divides by one.
     */
    public static double earlier(int ahead, double declaredMinutes, int freeCounters) {
        return ahead * declaredMinutes / Math.max(1, freeCounters);
    }

    /**
     * Queue length with the learned mean: all counters together have to end the services ahead and one more (Ibrahim
     * and Whitt 2009).
     */
    public static double queueLength(int ahead, double learnedMinutes, int openCounters, int freeCounters) {
        return ahead < freeCounters ? 0 : (ahead + 1 - freeCounters) * learnedMinutes / Math.max(1, openCounters);
    }
}
