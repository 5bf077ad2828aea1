package io.smartqueue.live.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.live.Interest;
import io.smartqueue.live.feed.Hub;
import io.smartqueue.live.feed.Watcher;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** All that are open on this server, and the few threads that write to them. */
@Component
class OpenStreams implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OpenStreams.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int WRITERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Hub hub;
    private final Semaphore free;
    private final Shares shares;
    private final Map<Connection, Interest> open = new ConcurrentHashMap<>();
    private final Queue<Connection> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();
    // Platform threads: nothing they do waits, and there are no more of them than can work at once.
    private final ScheduledThreadPoolExecutor writers = new ScheduledThreadPoolExecutor(
            WRITERS + 1, Thread.ofPlatform().daemon().name("live-writer-", 1).factory());

    OpenStreams(Hub hub, LiveSettings settings, MeterRegistry meters) {
        this.hub = hub;
        this.free = new Semaphore(settings.mostStreams());
        this.shares = new Shares(settings.mostStreams());
        meters.gauge("smartqueue.live.connections", free, left -> settings.mostStreams() - left.availablePermits());
        writers.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @return empty when there is no place */
    Optional<Connection> open(Speech speech, Interest interest) {
        if (!hub.isRunning() || !free.tryAcquire()) {
            return Optional.empty();
        }
        if (!shares.take(interest)) {
            free.release();
            return Optional.empty();
        }
        var connection = new Connection(speech, this);
        open.put(connection, interest);
        return Optional.of(connection);
    }

    /** May be said more than once. */
    void left(Connection connection, @Nullable Watcher watcher) {
        Interest interest = open.remove(connection);
        if (interest != null) {
            shares.giveBack(interest);
            free.release();
        }
        if (watcher != null) {
            hub.leave(watcher);
        }
    }

    /** An event wakes thousands: they stand in a queue, and a few writers go along it. */
    void soon(Connection connection) {
        ready.add(connection);
        hire();
    }

    private void hire() {
        // Never counts more than there are, not even for a moment: who sees all at work does not hire, and has to be
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
            writers.schedule(() -> safely(work), wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            log.debug("stopping");
        }
    }

    private void look() {
        open.keySet().forEach(connection -> safely(connection::check));
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error fault) {
            // Whatever it is, it must not cost us a writer or the looks.
            log.error("a stream could not be written to", fault);
        }
    }

    @Override
    public void destroy() {
        writers.shutdownNow();
    }
}
