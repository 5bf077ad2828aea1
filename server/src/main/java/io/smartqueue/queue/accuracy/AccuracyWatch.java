package io.smartqueue.queue.accuracy;

import io.smartqueue.postgres.pool.Watch;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Stores announcements and judges them. It judges where something has moved, and everywhere after a start, because the
 * process before may have been killed. Any number of servers may do so.
 */
@Component
@ConditionalOnWebApplication
class AccuracyWatch extends Watch {

    private static final Duration STORED_EVERY = Duration.ofMillis(500);
    private static final Duration JUDGED_EVERY = Duration.ofSeconds(20);

    private final Announcements announcements;
    private final Judgement judgement;
    private final Tenants tenants;
    private volatile boolean isStart = true;
    private long judged = System.nanoTime();

    AccuracyWatch(Announcements announcements, Judgement judgement, Tenants tenants) {
        super("accuracy", STORED_EVERY);
        this.announcements = announcements;
        this.judgement = judgement;
        this.tenants = tenants;
    }

    @Override
    public void start() {
        isStart = true;
        super.start();
    }

    @Override
    protected void look() {
        step("announcements", announcements::store);
        if (isStart || System.nanoTime() - judged >= JUDGED_EVERY.toNanos()) {
            judged = System.nanoTime();
            step("what was announced", () -> toJudge().forEach(this::judge));
        }
    }

    private Stream<TenantId> toJudge() {
        if (isStart) {
            Stream<TenantId> everywhere = tenants.all().stream().map(Tenant::id);
            isStart = false;
            return everywhere;
        }
        return announcements.moved().stream();
    }

    private void judge(TenantId tenant) {
        step("what was announced", () -> {
            while (isRunning() && judgement.judge(tenant)) {
                announcements.store();
            }
        });
    }

    /** After the last request, whose announcement is stored too. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        super.stop();
        step("announcements", announcements::store);
    }
}
