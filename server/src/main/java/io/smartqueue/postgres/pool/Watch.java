package io.smartqueue.postgres.pool;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/** Looks again and again, on a thread of its own, while the server runs. */
public abstract class Watch implements SmartLifecycle, DisposableBean {

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Duration first;
    private final Duration pause;
    private final ScheduledExecutorService thread;
    private volatile @Nullable Future<?> looking;

    protected Watch(String name, Duration pause) {
        this(name, pause, pause);
    }

    /** @param first how long after the start */
    protected Watch(String name, Duration first, Duration pause) {
        this.first = first;
        this.pause = pause;
        this.thread = Executors.newSingleThreadScheduledExecutor(Workload.BACKGROUND.threads(
                Thread.ofPlatform().daemon().name(name).factory()));
    }

    protected abstract void look();

    // An executor never runs a task again that has thrown.
    private void round() {
        try {
            look();
        } catch (RuntimeException | Error fault) {
            log.error("a round has failed", fault);
        }
    }

    /** One failure stops nothing else; a later round tries again. */
    protected final void step(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            log.warn("{} could not be looked at: {}", what, fault.getMessage());
        }
    }

    @Override
    public void start() {
        looking = thread.scheduleWithFixedDelay(this::round, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        Future<?> last = looking;
        looking = null;
        if (last != null) {
            last.cancel(false);
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    @Override
    public void destroy() {
        thread.shutdown();
    }
}
