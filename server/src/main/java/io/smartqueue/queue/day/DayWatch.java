package io.smartqueue.queue.day;

import io.smartqueue.postgres.pool.Watch;
import io.smartqueue.queue.counter.SessionLimits;
import io.smartqueue.queue.day.DueOrganisations.SiteDay;
import io.smartqueue.queue.day.Limits.Day;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Applies time limits every few seconds in the organisations in which one may have passed; any number of servers may
 * run it. On a thread of its own, so that no other regular work delays a missed call.
 */
@Component
@ConditionalOnWebApplication
class DayWatch extends Watch {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final DueOrganisations due;
    private final Limits limits;
    private final SessionLimits sessions;
    private final Map<UUID, LocalDate> ended = new ConcurrentHashMap<>();

    DayWatch(DueOrganisations due, Limits limits, SessionLimits sessions) {
        super("day-watch", PAUSE);
        this.due = due;
        this.limits = limits;
        this.sessions = sessions;
    }

    @Override
    protected void look() {
        for (TenantId tenant : toLookAt()) {
            if (!isRunning()) {
                return;
            }
            CurrentTenant.run(tenant, this::lookAtOne);
        }
    }

    Set<TenantId> toLookAt() {
        List<SiteDay> days = due.days();
        Set<TenantId> some = new LinkedHashSet<>(due.whereLimitsMayHavePassed(days, sessions.absentSince()));
        days.stream()
                .filter(day -> !day.today().equals(ended.get(day.site())))
                .map(SiteDay::tenant)
                .forEach(some::add);
        return some;
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
