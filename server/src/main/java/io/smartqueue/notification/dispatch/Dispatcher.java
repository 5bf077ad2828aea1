package io.smartqueue.notification.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes what is due, as much as it has workers for, and hands each message to one of them. On stopping it
 * claims nothing more and lets the attempts under way finish.
 */
@Component
class Dispatcher implements SmartLifecycle {

    /** Twilio is said to allow about 100 requests at once per account; several servers share them. */
    static final int WORKERS = 32;

    private static final int SETTLERS = 8;

    /** Of a backlog as many are reserved together as make its statements cheap, without many idle workers. */
    private static final int TOGETHER = 8;

    private static final Duration LONGEST_GATHERING = Duration.ofMillis(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private static final String SENDING = "sending";
    private static final String SETTLING = "settling";

    /**
     * @param work what is to be done for claims of one organisation; nothing for those that are over
     * @param over hears when a claim has no worker any more, and says whether others waited for one
     */
    private record Loop(
            String name,
            int workers,
            IntFunction<Taken> due,
            BiFunction<TenantId, List<Claim>, Map<Claim, Runnable>> work,
            Predicate<Claim> over) {}

    private final Claims claims;
    private final Delivery delivery;
    private final Settlement settlement;
    private final Outgoing outgoing;
    private final Map<String, Long> lastLooks = new ConcurrentHashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private ExecutorService threads = workers();
    private List<Thread> loops = List.of();

    Dispatcher(Claims claims, Delivery delivery, Settlement settlement, Outgoing outgoing, MeterRegistry meters) {
        this.claims = claims;
        this.delivery = delivery;
        this.settlement = settlement;
        this.outgoing = outgoing;
        for (String loop : List.of(SENDING, SETTLING)) {
            Gauge.builder("smartqueue.dispatcher.last.look", () -> sinceLastLook(loop))
                    .tag("loop", loop)
                    .baseUnit("seconds")
                    .register(meters);
        }
    }

    @Override
    public void start() {
        running = true;
        threads = workers();
        loops = List.of(
                start(new Loop(SENDING, WORKERS, outgoing::take, delivery::prepare, outgoing::over)),
                start(new Loop(
                        SETTLING,
                        SETTLERS,
                        slots -> Taken.all(claims.toSettle(slots)),
                        settlement::prepare,
                        settled -> false)));
    }

    private static ExecutorService workers() {
        return Executors.newThreadPerTaskExecutor(
                Workload.MESSAGES.threads(Thread.ofVirtual().factory()));
    }

    private Thread start(Loop loop) {
        return Thread.startVirtualThread(() -> Workload.MESSAGES.run(() -> loop(loop)));
    }

    @TransactionalEventListener
    void added(Outbox.Added added) {
        wake.release();
    }

    /** Whatever a round ends with, the next one begins: a loop that died would stop all messages in silence. */
    private void loop(Loop loop) {
        while (running) {
            try {
                rounds(loop);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable fault) {
                log.error("the dispatcher's loop for {} begins anew", loop.name(), fault);
                LockSupport.parkNanos(Timings.POLL.toNanos());
            }
        }
    }

    private void rounds(Loop loop) throws InterruptedException {
        Semaphore free = new Semaphore(loop.workers());
        boolean isBacklog = false;
        while (running) {
            int slots = slots(free, isBacklog);
            if (slots == 0) {
                continue;
            }
            Taken taken = claim(loop, slots);
            List<Claim> claimed = taken.claims();
            isBacklog = claimed.size() == slots;
            free.release(slots - claimed.size());
            // In the order of their turns, so that the urgent begin first.
            claimed.stream()
                    .collect(Collectors.groupingBy(Claim::tenant, LinkedHashMap::new, Collectors.toList()))
                    .forEach((tenant, some) -> threads.execute(() -> begin(loop, tenant, some, free)));
            if (claimed.size() < slots) {
                rest(loop, taken.again());
            }
        }
    }

    /** @return 0 when no worker has become free for a while */
    private static int slots(Semaphore free, boolean isBacklog) throws InterruptedException {
        if (isBacklog && free.tryAcquire(TOGETHER, LONGEST_GATHERING.toMillis(), TimeUnit.MILLISECONDS)) {
            return TOGETHER + free.drainPermits();
        }
        return free.tryAcquire(Timings.POLL.toMillis(), TimeUnit.MILLISECONDS) ? 1 + free.drainPermits() : 0;
    }

    private void begin(Loop loop, TenantId tenant, List<Claim> claimed, Semaphore free) {
        Map<Claim, Runnable> works = Map.of();
        try {
            works = loop.work().apply(tenant, claimed);
        } catch (RuntimeException fault) {
            log.error("{} notifications are left to settlement", claimed.size(), fault);
        }
        for (Claim claim : claimed) {
            Runnable work = works.get(claim);
            if (work == null) {
                release(loop, claim, free);
            } else {
                threads.execute(() -> run(loop, claim, work, free));
            }
        }
    }

    private void run(Loop loop, Claim claim, Runnable work, Semaphore free) {
        try (var named = claim.inLog()) {
            work.run();
        } catch (RuntimeException fault) {
            log.error("notification {} is left to settlement", claim.notification(), fault);
        } finally {
            release(loop, claim, free);
        }
    }

    private void release(Loop loop, Claim claim, Semaphore free) {
        boolean isWaitedFor = loop.over().test(claim);
        free.release();
        if (isWaitedFor) {
            wake.release();
        }
    }

    private Taken claim(Loop loop, int slots) {
        try {
            Taken claimed = loop.due().apply(slots);
            lastLooks.put(loop.name(), System.nanoTime());
            return claimed;
        } catch (RuntimeException fault) {
            // The database may be away for a while; what is due stays due.
            log.warn("cannot look for messages that are due: {}", fault.getMessage());
            return Taken.all(List.of());
        }
    }

    private double sinceLastLook(String loop) {
        Long last = lastLooks.get(loop);
        return last == null ? Double.NaN : (System.nanoTime() - last) / 1e9;
    }

    private void rest(Loop loop, Duration pause) throws InterruptedException {
        if (loop.name().equals(SENDING)) {
            wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            wake.drainPermits();
        } else {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        }
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        try {
            for (Thread loop : loops) {
                loop.join(LONGEST_STOP);
            }
            threads.shutdown();
            if (!threads.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Live connections end before; requests under way may still leave a message, which then waits for the next start.
     */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
