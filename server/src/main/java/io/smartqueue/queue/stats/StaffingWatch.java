package io.smartqueue.queue.stats;

import io.smartqueue.queue.LineChanged;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.event.CounterChanged;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.TicketsTaken;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Publishes an alarm when a queue needed more counters than are open in two runs, and again only after that ended or
 * the need has doubled. Each server does so for itself, where an act of its own may have changed something. Every few
 * minutes it looks everywhere: hours pass, and other servers act too.
 */
@Component
class StaffingWatch {

    private static final Logger log = LoggerFactory.getLogger(StaffingWatch.class);
    private static final int LOOKS = 2;

    /** One of so many runs looks everywhere. */
    private static final int EVERYWHERE = 10;

    /** @param told how many were needed at the last alarm; 0 before */
    private record Shortage(int looks, int told) {

        boolean isSettled() {
            return looks >= LOOKS;
        }

        boolean isNewsThat(int needed) {
            return isSettled() && (told == 0 || needed >= 2 * told);
        }
    }

    private final Tenants tenants;
    private final Staffing staffing;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final Map<TenantId, Map<QueueId, Shortage>> shortages = new ConcurrentHashMap<>();
    private final Set<TenantId> changed = ConcurrentHashMap.newKeySet();
    private int runs;

    StaffingWatch(Tenants tenants, Staffing staffing, ApplicationEventPublisher events, InstantSource clock) {
        this.tenants = tenants;
        this.staffing = staffing;
        this.events = events;
        this.clock = clock;
    }

    @TransactionalEventListener
    void on(TicketEvent event) {
        changed.add(event.tenant());
    }

    @TransactionalEventListener
    void on(TicketsTaken event) {
        changed.add(event.tenant());
    }

    @TransactionalEventListener
    void on(CounterChanged event) {
        changed.add(event.tenant());
    }

    @TransactionalEventListener
    void on(LineChanged event) {
        changed.add(event.tenant());
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
    void look() {
        Set<TenantId> some = Set.copyOf(changed);
        changed.removeAll(some);
        Set<TenantId> waiting = staffing.whereAnybodyWaits(
                tenants.all().stream().map(Tenant::id).toList());
        shortages.keySet().retainAll(waiting);
        boolean isEverywhere = runs++ % EVERYWHERE == 0;
        for (TenantId tenant : waiting) {
            if (isEverywhere || some.contains(tenant) || isUnsettled(tenant)) {
                lookOrTryAgain(tenant);
            }
        }
    }

    private boolean isUnsettled(TenantId tenant) {
        return shortages.getOrDefault(tenant, Map.of()).values().stream().anyMatch(shortage -> !shortage.isSettled());
    }

    private void lookOrTryAgain(TenantId tenant) {
        try {
            CurrentTenant.run(tenant, () -> look(tenant));
        } catch (RuntimeException fault) {
            changed.add(tenant);
            log.warn("the need for counters of {} could not be read: {}", tenant, fault.getMessage());
        }
    }

    void look(TenantId tenant) {
        Map<QueueId, Shortage> before = shortages.getOrDefault(tenant, Map.of());
        Map<QueueId, Shortage> now = new HashMap<>();
        for (CountersNeed countersNeed : staffing.needs(StatsScope.EVERYWHERE)) {
            if (countersNeed.isShort()) {
                Shortage past = before.getOrDefault(countersNeed.queue(), new Shortage(0, 0));
                int needed = CountersNeed.counters(List.of(countersNeed));
                now.put(
                        countersNeed.queue(),
                        tell(tenant, countersNeed, needed, new Shortage(past.looks() + 1, past.told())));
            }
        }
        shortages.put(tenant, now);
    }

    private Shortage tell(TenantId tenant, CountersNeed countersNeed, int needed, Shortage shortage) {
        if (!shortage.isNewsThat(needed)) {
            return shortage;
        }
        events.publishEvent(
                new CountersNeeded(tenant, countersNeed.queue(), needed, countersNeed.open(), clock.instant()));
        return new Shortage(shortage.looks(), needed);
    }
}
