package io.smartqueue.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Many people who do something at the same instant. */
public final class Rush {

    private Rush() {}

    public static <T> List<T> of(int people, IntFunction<Callable<T>> deed) {
        return of(people, Duration.ofSeconds(30), deed);
    }

    /** @param most within which each has done it */
    public static <T> List<T> of(int people, Duration most, IntFunction<Callable<T>> deed) {
        CountDownLatch start = new CountDownLatch(1);
        var crowd = Executors.newFixedThreadPool(people);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                Callable<T> one = deed.apply(i);
                running.add(crowd.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            start.countDown();
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get(most.toSeconds(), TimeUnit.SECONDS));
            }
            return done;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            // Not awaited: who hangs may wait for a lock that the caller holds.
            crowd.shutdown();
        }
    }
}
