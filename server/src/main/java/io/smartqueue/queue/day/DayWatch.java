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
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Applies the time limits of every organisation every few seconds; any number of servers may run it. On a thread of its
 * own, so that no other regular work delays a missed call.
 */
@Component
@ConditionalOnWebApplication
class DayWatch extends Watch {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Tenants tenants;
    private final Limits limits;
    private final SessionLimits sessions;
    private final Map<UUID, LocalDate> ended = new ConcurrentHashMap<>();

    DayWatch(Tenants tenants, Limits limits, SessionLimits sessions) {
        super("day-watch", PAUSE);
        this.tenants = tenants;
        this.limits = limits;
        this.sessions = sessions;
    }

    @Override
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
}
