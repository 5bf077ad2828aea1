package io.smartqueue.twiliosandbox.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, but not for ever. */
public final class Eventually {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private Eventually() {}

    public static void waitUntil(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + BOUND.toSeconds() + " s still not: " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
