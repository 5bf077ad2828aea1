package io.smartqueue.live.stream;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The threads, a few, that write to all connections. */
@Component
class Writers implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Writers.class);
    private static final int WRITERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Queue<Connection> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();
    // Platform threads, because nothing they do blocks, and no more of them than can run at once.
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            WRITERS + 1, Thread.ofPlatform().daemon().name("live-writer-", 1).factory());

    /** Schedules a write, if the connection is writable and not scheduled already. Returns at once. */
    void wake(Connection connection) {
        // An event wakes thousands of connections: they wait in a queue that a few writers work through.
        if (connection.isToBeQueued()) {
            ready.add(connection);
            hire();
        }
    }

    private void hire() {
        // Never counts more than exist, not even for a moment: a caller that sees all busy starts none, and must be
        // sure that one of them looks at the queue again.
        if (busy.getAndUpdate(count -> Math.min(WRITERS, count + 1)) < WRITERS) {
            later(this::writeToAll, Duration.ZERO);
        }
    }

    private void writeToAll() {
        try {
            for (Connection next = ready.poll(); next != null; next = ready.poll()) {
                safely(next::write);
            }
        } finally {
            busy.decrementAndGet();
        }
        if (!ready.isEmpty()) {
            hire();
        }
    }

    void later(Runnable work, Duration wait) {
        try {
            threads.schedule(() -> safely(work), wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            log.debug("stopping");
        }
    }

    void repeat(Runnable work, Duration between) {
        threads.scheduleWithFixedDelay(work, between.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
    }

    static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error fault) {
            // No failure may end a writer or the periodic check.
            log.error("a stream could not be written to", fault);
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
