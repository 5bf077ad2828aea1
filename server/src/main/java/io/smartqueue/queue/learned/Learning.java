package io.smartqueue.queue.learned;

import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.learned.LearnedTimes.Change;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Learns from each service that this server has closed, and from each person who did not come or left the line, soon
 * after the commit: no act waits for it. What was not written when the process is killed is missing in the means and
 * nowhere else.
 */
@Component
class Learning {

    private static final Logger log = LoggerFactory.getLogger(Learning.class);
    private static final int MOST_WAITING = 50_000;
    private static final int AT_ONCE = 500;

    /** @param leg that has ended, or that has followed it after a transfer */
    private record Ended(TenantId tenant, UUID leg, boolean isBefore) {}

    private final Passages passages;
    private final LearnedTimes learned;
    private final LearningThePast past;
    private final TransactionTemplate transaction;

    /** Whose queues may still have a past to learn from. */
    private final Set<TenantId> behind = new HashSet<>();

    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>(MOST_WAITING);

    Learning(Passages passages, LearnedTimes learned, LearningThePast past, PlatformTransactionManager transactions) {
        this.passages = passages;
        this.learned = learned;
        this.past = past;
        this.transaction = new TransactionTemplate(transactions);
    }

    @TransactionalEventListener
    void on(TicketEvent event) {
        switch (event.type()) {
            case COMPLETED, MISSED, NO_SHOW, CANCELLED ->
                ended.offer(new Ended(event.tenant(), event.leg().value(), false));
            case TRANSFERRED ->
                ended.offer(new Ended(event.tenant(), event.leg().value(), true));
            case CREATED,
                    ARRIVED,
                    POSTPONED,
                    TRAVEL,
                    ALMOST,
                    CALLED,
                    RECALLED,
                    STARTED,
                    ON_HOLD,
                    RESUMED,
                    RETURNED,
                    REOPENED,
                    EXPIRED -> {}
        }
    }

    @PreDestroy
    @Scheduled(fixedDelayString = "PT0.5S")
    synchronized void learn() {
        List<Ended> some = new ArrayList<>();
        while (ended.drainTo(some, AT_ONCE) > 0) {
            Map<TenantId, Set<Ended>> byTenant = new HashMap<>();
            some.forEach(one -> byTenant.computeIfAbsent(one.tenant, first -> new HashSet<>())
                    .add(one));
            some.clear();
            byTenant.forEach(this::learn);
        }
        behind.removeIf(tenant -> !hasMorePast(tenant));
    }

    private boolean hasMorePast(TenantId tenant) {
        try {
            return past.learn(tenant);
        } catch (RuntimeException fault) {
            log.warn("the past of an organisation could not be looked at: {}", fault.getMessage());
            return false;
        }
    }

    private void learn(TenantId tenant, Set<Ended> legs) {
        try {
            CurrentTenant.run(tenant, () -> transaction.executeWithoutResult(begun -> learn(legs)));
            behind.add(tenant);
        } catch (RuntimeException fault) {
            log.warn("the times of {} services could not be learned: {}", legs.size(), fault.getMessage());
        }
    }

    private void learn(Set<Ended> legs) {
        List<Passage> some = passages.of(ids(legs, false), ids(legs, true));
        if (some.isEmpty()) {
            return;
        }
        Change change =
                learned.begin(some.stream().map(Passage::service).distinct().toList());
        past.note(some.getFirst().ended());
        some.forEach(passage -> passage.teachService(change.times()));
        some.forEach(passage -> passage.teachWait(change.times()));
        some.stream()
                .map(Passage::cell)
                .distinct()
                .forEach(cell -> learned.keep(change, cell, change.times().kept(cell)));
    }

    private static UUID[] ids(Set<Ended> legs, boolean isBefore) {
        return legs.stream()
                .filter(one -> one.isBefore == isBefore)
                .map(Ended::leg)
                .toArray(UUID[]::new);
    }
}
