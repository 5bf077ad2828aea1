package io.smartqueue.watch.look;

import io.smartqueue.postgres.pool.Watch;
import io.smartqueue.queue.LineChanged;
import io.smartqueue.queue.event.CounterChanged;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.stats.Staffing;
import io.smartqueue.queue.ticket.TicketsTaken;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Suspensions;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks for alerts where there may be news: where something has come beyond a limit or back, and where people wait and
 * an act on this server may have changed how many counters they need. Every few minutes it looks at all that is known:
 * hours pass, and other servers act too. A lack of counters must be seen twice to be raised, and missed twice to be
 * over, since one ticket may bring it and the next call end it. Any number of servers may look. Nothing is raised where
 * the operator has suspended the organisation.
 */
@Component
@ConditionalOnWebApplication
class AlertWatch extends Watch {

    private static final Logger log = LoggerFactory.getLogger(AlertWatch.class);

    /** One of so many looks is at all that is known: every five minutes. */
    private static final int EVERYWHERE = 20;

    private final DueAlerts due;
    private final Tenants tenants;
    private final Suspensions suspensions;
    private final Staffing staffing;
    private final Raising raising;
    private final Set<TenantId> changed = ConcurrentHashMap.newKeySet();
    private final Map<TenantId, Set<String>> known = new ConcurrentHashMap<>();
    private final Map<TenantId, Shortages> shortages = new ConcurrentHashMap<>();
    private final Set<TenantId> unsettled = ConcurrentHashMap.newKeySet();
    private int looks;

    AlertWatch(DueAlerts due, Tenants tenants, Suspensions suspensions, Staffing staffing, Raising raising) {
        super("alerts", Duration.ofSeconds(15));
        this.due = due;
        this.tenants = tenants;
        this.suspensions = suspensions;
        this.staffing = staffing;
        this.raising = raising;
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

    @Override
    protected synchronized void look() {
        Set<TenantId> some = Set.copyOf(changed);
        try {
            Map<TenantId, Set<String>> reasons = due.reasons();
            toLookAt(reasons, some).forEach(tenant -> lookOrTryAgain(tenant, reasons.getOrDefault(tenant, Set.of())));
            known.keySet().retainAll(reasons.keySet());
        } catch (RuntimeException away) {
            log.warn("alerts could not be looked for: {}", away.getMessage());
        }
    }

    private Set<TenantId> toLookAt(Map<TenantId, Set<String>> reasons, Set<TenantId> some) {
        boolean isEverywhere = looks++ % EVERYWHERE == 0;
        Set<TenantId> changedOrUnsettled = new HashSet<>(some);
        changedOrUnsettled.addAll(unsettled);
        List<TenantId> asked =
                isEverywhere ? tenants.all().stream().map(Tenant::id).toList() : new ArrayList<>(changedOrUnsettled);
        Set<TenantId> found = asked.isEmpty() ? new HashSet<>() : new HashSet<>(staffing.whereAnybodyWaits(asked));
        reasons.forEach((tenant, why) -> {
            if (isEverywhere || changedOrUnsettled.contains(tenant) || !why.equals(known.get(tenant))) {
                found.add(tenant);
            }
        });
        found.removeAll(suspensions.all());
        changed.removeAll(some);
        shortages.keySet().removeIf(tenant -> changedOrUnsettled.contains(tenant) && !found.contains(tenant));
        unsettled.retainAll(found);
        return found;
    }

    private void lookOrTryAgain(TenantId tenant, Set<String> reasons) {
        try {
            CurrentTenant.run(tenant, () -> look(tenant));
            known.put(tenant, reasons);
        } catch (RuntimeException fault) {
            changed.add(tenant);
            log.warn("alerts of {} could not be looked for: {}", tenant, fault.getMessage());
        }
    }

    void look(TenantId tenant) {
        Shortages before = shortages.getOrDefault(tenant, Shortages.NONE);
        Shortages now = raising.look(before);
        shortages.put(tenant, now);
        if (now.isUnsettledAfter(before)) {
            unsettled.add(tenant);
        } else {
            unsettled.remove(tenant);
        }
    }
}
