package io.smartqueue.security.signin;

import io.smartqueue.kernel.Refusal;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs hashing on a few platform threads of its own. On virtual threads it would occupy the carrier threads, of which
 * every other request needs one.
 */
final class HashingThreads {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final ThreadPoolExecutor threads;

    /** @param waiting how many tasks may wait for a thread; a further one is refused */
    HashingThreads(int most, int waiting) {
        threads = new ThreadPoolExecutor(
                most,
                most,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name("password-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws Refusal 503 {@code sign_in_busy} when too many wait already */
    <T> T run(Callable<T> work) {
        try {
            return result(threads.submit(work));
        } catch (RejectedExecutionException full) {
            throw Refusal.of(
                            Refusal.Kind.BUSY,
                            "sign_in_busy",
                            "Too many people are signing in at this moment. Try again in a few seconds.")
                    .with("retry_after_seconds", RETRY_AFTER_SECONDS);
        }
    }

    int waiting() {
        return threads.getQueue().size();
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException stopped) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while hashing");
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }
}
