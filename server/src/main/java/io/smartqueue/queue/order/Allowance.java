package io.smartqueue.queue.order;

import java.time.Duration;

/** What may be spent on computing waits before they are a second old: a tenth of one processor, and
 * some seconds at once. */
final class Allowance {

    private static final long AT_ONCE = Duration.ofSeconds(5).toNanos();
    private static final long SHARE = 10;

    private long left = AT_ONCE;
    private long since = System.nanoTime();

    synchronized boolean isLeft() {
        long now = System.nanoTime();
        left = Math.min(AT_ONCE, left + (now - since) / SHARE);
        since = now;
        return left > 0;
    }

    synchronized void spend(Duration taken) {
        left -= taken.toNanos();
    }
}
