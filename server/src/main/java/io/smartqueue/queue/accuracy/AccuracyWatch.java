package io.smartqueue.queue.accuracy;

import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stores announcements and judges them, on a thread of its own. It judges where something has moved, and everywhere
 * after a start, because the process before may have been killed. Any number of servers may do so.
 */
@Component
@ConditionalOnWebApplication
class AccuracyWatch implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(AccuracyWatch.class);
    private static final Duration STORED_EVERY = Duration.ofMillis(500);
    private static final Duration JUDGED_EVERY = Duration.ofSeconds(20);

    private final Announcements announcements;
    private final Judgement judgement;
    private final Tenants tenants;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Workload.BACKGROUND.threads(
                    Thread.ofPlatform().daemon().name("accuracy").factory()));
    private final List<Future<?>> regular = new ArrayList<>();
    private volatile boolean isRunning;

    AccuracyWatch(Announcements announcements, Judgement judgement, Tenants tenants) {
        this.announcements = announcements;
        this.judgement = judgement;
        this.tenants = tenants;
    }

    @Override
    public void start() {
        isRunning = true;
        thread.execute(() -> step(() -> tenants.all().stream().map(Tenant::id).forEach(this::judge)));
        every(STORED_EVERY, announcements::store);
        every(JUDGED_EVERY, () -> announcements.moved().forEach(this::judge));
    }

    private void every(Duration pause, Runnable work) {
        long millis = pause.toMillis();
        regular.add(thread.scheduleWithFixedDelay(() -> step(work), millis, millis, TimeUnit.MILLISECONDS));
    }

    // An executor never runs a task again that has thrown.
    private static void step(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error fault) {
            log.error("announcements could not be stored or judged", fault);
        }
    }

    private void judge(TenantId tenant) {
        try {
            while (isRunning && judgement.judge(tenant)) {
                announcements.store();
            }
        } catch (RuntimeException fault) {
            log.warn("announcements could not be judged: {}", fault.getMessage());
        }
    }

    /** After the last request, whose announcement is stored too. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        isRunning = false;
        regular.forEach(work -> work.cancel(false));
        regular.clear();
        step(announcements::store);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
