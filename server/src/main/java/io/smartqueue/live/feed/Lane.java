package io.smartqueue.live.feed;

import io.smartqueue.kernel.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing after another on threads that lanes share, so that what takes long in one holds up no other. */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final ScheduledExecutorService threads;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    Lane(ScheduledExecutorService threads) {
        this.threads = threads;
    }

    /** When what came before is done; not at all when the server is stopping. */
    void run(Runnable work) {
        try {
            add(work);
        } catch (RejectedExecutionException stopping) {
            log.debug("stopping");
        }
    }

    void later(Runnable work, Duration wait) {
        try {
            threads.schedule(() -> run(work), wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            log.debug("stopping");
        }
    }

    /**
     * Waits until it is done.
     *
     * @throws Refusal 503 {@code busy} when that takes too long; it may still be done later
     * @throws IllegalStateException when the server is stopping
     */
    <T> T call(Callable<T> work) {
        var task = new FutureTask<>(work);
        try {
            add(task);
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.cancel(false);
            throw Refusal.of(Refusal.Kind.BUSY, "busy", "Too many wait for this; nothing was done.")
                    .with("retry_after_seconds", RETRY_AFTER_SECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (RejectedExecutionException | InterruptedException stopping) {
            throw new IllegalStateException("the hub has stopped", stopping);
        }
    }

    private synchronized void add(Runnable work) {
        if (busy) {
            waiting.add(work);
        } else {
            threads.execute(() -> runAll(work));
            busy = true;
        }
    }

    private void runAll(Runnable first) {
        for (Runnable work = first; work != null; work = next()) {
            try {
                work.run();
            } catch (RuntimeException | Error fault) {
                // Otherwise what waits would never be done.
                log.error("live events of an organisation could not be passed on", fault);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable work = waiting.poll();
        busy = work != null;
        return work;
    }
}
