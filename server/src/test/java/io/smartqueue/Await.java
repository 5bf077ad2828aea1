package io.smartqueue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, with a bound, and says what it saw last. */
public final class Await {

    private Await() {}

    public static <T> T until(Duration most, Supplier<T> look, Predicate<T> enough) {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            T seen = look.get();
            if (enough.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + most.toSeconds() + " s still: " + seen);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
