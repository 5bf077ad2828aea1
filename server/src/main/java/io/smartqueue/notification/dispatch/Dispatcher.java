package io.smartqueue.notification.dispatch;

import io.smartqueue.notification.Outbox;
import io.smartqueue.notification.dispatch.Claims.Claim;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
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
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Claims claims;
    private final Delivery delivery;
    private final Settlement settlement;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private List<Thread> loops = List.of();

    Dispatcher(Claims claims, Delivery delivery, Settlement settlement) {
        this.claims = claims;
        this.delivery = delivery;
        this.settlement = settlement;
    }

    @Override
    public void start() {
        running = true;
        threads = Executors.newVirtualThreadPerTaskExecutor();
        loops = List.of(
                Thread.startVirtualThread(() -> loop(WORKERS, claims::toSend, delivery::make, true)),
                Thread.startVirtualThread(() -> loop(SETTLERS, claims::toSettle, settlement::settle, false)));
    }

    @TransactionalEventListener
    void added(Outbox.Added added) {
        wake.release();
    }

    private void loop(int workers, IntFunction<List<Claim>> due, Consumer<Claim> work, boolean woken) {
        Semaphore free = new Semaphore(workers);
        try {
            while (running) {
                if (!free.tryAcquire(Timings.POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    continue;
                }
                int slots = 1 + free.drainPermits();
                List<Claim> claimed = claim(due, slots);
                free.release(slots - claimed.size());
                claimed.forEach(claim -> threads.execute(() -> {
                    try (var named = claim.inLog()) {
                        work.accept(claim);
                    } catch (RuntimeException fault) {
                        log.error("notification {} is left to settlement", claim.notification(), fault);
                    } finally {
                        free.release();
                    }
                }));
                if (claimed.isEmpty()) {
                    rest(woken);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Claim> claim(IntFunction<List<Claim>> due, int slots) {
        try {
            return due.apply(slots);
        } catch (RuntimeException fault) {
            // The database may be away for a while; what is due stays due.
            log.warn("cannot look for messages that are due: {}", fault.getMessage());
            return List.of();
        }
    }

    private void rest(boolean woken) throws InterruptedException {
        if (woken) {
            wake.tryAcquire(Timings.POLL.toMillis(), TimeUnit.MILLISECONDS);
            wake.drainPermits();
        } else {
            TimeUnit.MILLISECONDS.sleep(Timings.POLL.toMillis());
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
