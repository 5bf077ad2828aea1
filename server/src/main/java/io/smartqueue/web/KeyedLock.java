package io.smartqueue.web;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A lock per name, so that repeated requests wait here and do not each hold a connection. */
public final class KeyedLock {

    private static final class Gate {
        final Semaphore free = new Semaphore(1, true);
        int people;
    }

    private final ConcurrentHashMap<Object, Gate> gates = new ConcurrentHashMap<>();

    /** Waits for the lock, which the caller must release; returns false on a timeout. */
    public boolean enter(Object name, Duration patience) throws InterruptedException {
        Gate gate = Objects.requireNonNull(gates.compute(name, (same, present) -> {
            Gate mine = present == null ? new Gate() : present;
            mine.people++;
            return mine;
        }));
        boolean through = false;
        try {
            through = gate.free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            return through;
        } finally {
            if (!through) {
                goAway(name);
            }
        }
    }

    public void leave(Object name) {
        Objects.requireNonNull(gates.get(name)).free.release();
        goAway(name);
    }

    private void goAway(Object name) {
        gates.computeIfPresent(name, (same, gate) -> --gate.people == 0 ? null : gate);
    }
}
