package io.smartqueue.queue.day;

import io.smartqueue.queue.counter.SessionLimits;
import io.smartqueue.queue.day.Limits.Day;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Applies the time limits of every organisation every few seconds; any number of servers may run it. On a thread of its
 * own, so that no other regular work delays a missed call.
 */
@Component
@ConditionalOnWebApplication
class DayWatch implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DayWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Tenants tenants;
    private final Limits limits;
    private final SessionLimits sessions;
    private final Map<UUID, LocalDate> ended = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("day-watch").factory());
    private volatile @Nullable Future<?> looking;

    DayWatch(Tenants tenants, Limits limits, SessionLimits sessions) {
        this.tenants = tenants;
        this.limits = limits;
        this.sessions = sessions;
    }

    // An executor never runs a task again that has thrown.
    private void round() {
        try {
            look();
        } catch (RuntimeException | Error fault) {
            log.error("the time limits could not be read", fault);
        }
    }

    void look() {
        for (Tenant tenant : tenants.all()) {
            if (!isRunning()) {
                return;
            }
            CurrentTenant.run(tenant.id(), this::lookAtOne);
        }
    }

    private void lookAtOne() {
        step("calls that nobody answered", limits::missCalls);
        step("missed calls", limits::giveUpTheMissed);
        step("tickets kept for nobody", limits::releaseTheForgotten);
        step(
                "absent agents",
                () -> sessions.absent().forEach(agent -> step("an absent agent", () -> sessions.endAbsence(agent))));
        step("the end of the day", this::endDays);
    }

    private void endDays() {
        List<Day> days = limits.days();
        days.forEach(day -> step("the end of the day at " + day.site(), () -> end(day)));
        Map<UUID, Instant> begun = new HashMap<>();
        days.forEach(day -> begun.put(day.site(), day.begun()));
        sessions.sinceTheDayBefore(begun)
                .forEach(agent -> step("a counter at the end of the day", () -> sessions.endWithTheDay(agent, begun)));
    }

    private void end(Day day) {
        if (!day.today().equals(ended.get(day.site()))) {
            limits.expire(day);
            limits.endForgotten(day);
            if (limits.isOver(day)) {
                ended.put(day.site(), day.today());
            }
        }
    }

    // One failure stops nothing else; the next run tries again.
    private static void step(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            log.warn("the time limits of {} could not be read: {}", what, fault.getMessage());
        }
    }

    @Override
    public void start() {
        looking = thread.scheduleWithFixedDelay(this::round, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
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
