package io.smartqueue.queue.order;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.wait.WaitEngine;
import io.smartqueue.queue.wait.Waits;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The last computation of each site's waits, and when another one is due. */
@Component
class LastWaits {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration USABLE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_SITES = 10_000;

    /** So long one waits for another's computation. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int RETRY_AFTER_SECONDS = 2;

    /**
     * @param computed by {@link System#nanoTime}
     * @param state what the waits were computed from
     */
    record Computed(Waits waits, SiteState state, long computed) {

        /** False for a queue that is newer. */
        boolean knows(QueueId queue) {
            return waits.lane(queue.value(), null) >= 0;
        }
    }

    /** A name that somebody gives is worth nothing in another organisation. */
    private record Key(TenantId tenant, UUID site) {}

    private static final class Site {
        private final Lock computing = new ReentrantLock();
        private volatile @Nullable Computed last;
    }

    private final SiteReader reader;
    private final LineBooks books;
    private final CallingCounters counters;
    private final InstantSource clock;
    private final TransactionTemplate reading;
    private final Timer timer;
    private final Allowance allowance = new Allowance();
    private final Cache<Key, Site> sites = Caffeine.newBuilder()
            .expireAfterAccess(KEPT)
            .maximumSize(MOST_SITES)
            .build();

    LastWaits(
            SiteReader reader,
            LineBooks books,
            CallingCounters counters,
            InstantSource clock,
            MeterRegistry meters,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.books = books;
        this.counters = counters;
        this.clock = clock;
        this.timer = meters.timer("smartqueue.waits.computed");
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Less than a second old; empty when there is none. */
    Optional<Computed> known(UUID site) {
        Computed last = site(site).last;
        return last == null || !isYounger(last, FRESH) || hasOtherCounters(last) ? Optional.empty() : Optional.of(last);
    }

    /** Whether the last one can be told to who joins this queue. */
    boolean isUsable(UUID site, QueueId queue) {
        Computed last = site(site).last;
        return last != null
                && isYounger(last, USABLE)
                && last.knows(queue)
                && !(hasOtherCounters(last) && allowance.isLeft());
    }

    /** The last one that knows the queue, however old. */
    Optional<Computed> of(UUID site, QueueId queue) {
        return Optional.ofNullable(site(site).last).filter(last -> last.knows(queue));
    }

    /**
     * Computes outside the caller's transaction, if there is one. It waits for another's computation only where there
     * is none yet, and holds no connection meanwhile.
     */
    void prepare(UUID id) {
        Site site = site(id);
        Computed before = site.last;
        boolean isMine = before == null ? isMine(site.computing) : site.computing.tryLock();
        if (isMine) {
            try {
                if (site.last == before) {
                    reading.executeWithoutResult(begun -> compute(id, site));
                }
            } finally {
                site.computing.unlock();
            }
        }
    }

    Computed fresh(UUID id, long since) {
        Computed last = site(id).last;
        if (last != null && isWriting() && isYounger(last, USABLE)) {
            return last;
        }
        boolean isUsable = last != null && isYounger(last, FRESH) && !(hasChanged(last, since) && allowance.isLeft());
        return last != null && isUsable ? last : renewed(id);
    }

    /** A reader that asks while another computes waits for it, unless the last result is young or it takes too long. */
    Computed renewed(UUID id) {
        Site site = site(id);
        Computed before = site.last;
        boolean isEnough = before != null && isYounger(before, USABLE);
        if (!(isEnough ? site.computing.tryLock() : isMine(site.computing))) {
            if (before != null) {
                return before;
            }
            throw Refusal.of(Refusal.Kind.BUSY, "busy", "Too many wait for this; nothing was done.")
                    .with("retry_after_seconds", RETRY_AFTER_SECONDS);
        }
        try {
            Computed last = site.last;
            return last != null && last != before && isYounger(last, FRESH) ? last : compute(id, site);
        } finally {
            site.computing.unlock();
        }
    }

    private static boolean isMine(Lock lock) {
        try {
            return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Computed compute(UUID id, Site site) {
        long begun = System.nanoTime();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // What an act has changed may still be rolled back, so it is read by a transaction of its own.
        SiteState state = Objects.requireNonNull(
                isWriting() ? reading.execute(reads -> reader.read(id, now)) : reader.read(id, now));
        Computed computed = new Computed(WaitEngine.compute(state.line()), state, begun);
        site.last = computed;
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        timer.record(taken);
        allowance.spend(taken);
        return computed;
    }

    private static boolean isWriting() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    private boolean hasChanged(Computed last, long since) {
        return hasOtherCounters(last)
                || !books.version(last.state.hours().keySet(), since).equals(last.state.version());
    }

    private boolean hasOtherCounters(Computed last) {
        return counters.staffing() != last.state.staffing();
    }

    /** By both clocks: that of the server may be set, back too. */
    private boolean isYounger(Computed computed, Duration age) {
        return System.nanoTime() - computed.computed < age.toNanos()
                && Duration.between(computed.waits.computedAt(), clock.instant())
                                .abs()
                                .compareTo(age)
                        < 0;
    }

    private Site site(UUID id) {
        return sites.get(new Key(CurrentTenant.get(), id), first -> new Site());
    }
}
