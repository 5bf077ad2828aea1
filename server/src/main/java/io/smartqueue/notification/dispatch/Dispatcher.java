package io.smartqueue.notification.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.Outbox;
import io.smartqueue.notification.dispatch.Claims.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

    private static final String SENDING = "sending";
    private static final String SETTLING = "settling";

    private record Loop(String name, int workers, IntFunction<List<Claim>> due, Consumer<Claim> work) {}

    private final Claims claims;
    private final Delivery delivery;
    private final Settlement settlement;
    private final Parking parking;
    private final Map<String, Long> lastLooks = new ConcurrentHashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private List<Thread> loops = List.of();

    Dispatcher(Claims claims, Delivery delivery, Settlement settlement, Parking parking, MeterRegistry meters) {
        this.claims = claims;
        this.delivery = delivery;
        this.settlement = settlement;
        this.parking = parking;
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
        threads = Executors.newVirtualThreadPerTaskExecutor();
        loops = List.of(
                Thread.startVirtualThread(() -> loop(new Loop(SENDING, WORKERS, this::toSend, delivery::make))),
                Thread.startVirtualThread(
                        () -> loop(new Loop(SETTLING, SETTLERS, claims::toSettle, settlement::settle))));
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
        while (running) {
            if (!free.tryAcquire(Timings.POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                continue;
            }
            int slots = 1 + free.drainPermits();
            List<Claim> claimed = claim(loop, slots);
            free.release(slots - claimed.size());
            claimed.forEach(claim -> threads.execute(() -> {
                try (var named = claim.inLog()) {
                    loop.work().accept(claim);
                } catch (RuntimeException fault) {
                    log.error("notification {} is left to settlement", claim.notification(), fault);
                } finally {
                    free.release();
                }
            }));
            if (claimed.isEmpty()) {
                rest(loop);
            }
        }
    }

    private List<Claim> claim(Loop loop, int slots) {
        try {
            List<Claim> claimed = loop.due().apply(slots);
            lastLooks.put(loop.name(), System.nanoTime());
            return claimed;
        } catch (RuntimeException fault) {
            // The database may be away for a while; what is due stays due.
            log.warn("cannot look for messages that are due: {}", fault.getMessage());
            return List.of();
        }
    }

    private List<Claim> toSend(int slots) {
        Map<Medium, String> parked = parking.parked();
        List<Claim> claimed = new ArrayList<>(claims.toSend(slots, parked.keySet()));
        parked.forEach((medium, reason) -> {
            claims.tellParked(medium, reason);
            if (claimed.size() < slots && parking.mayProbe(medium)) {
                List<Claim> probe = claims.toProbe(medium);
                claimed.addAll(probe);
                if (probe.isEmpty()) {
                    parking.unused(medium);
                }
            }
        });
        return claimed;
    }

    private double sinceLastLook(String loop) {
        Long last = lastLooks.get(loop);
        return last == null ? Double.NaN : (System.nanoTime() - last) / 1e9;
    }

    private void rest(Loop loop) throws InterruptedException {
        if (loop.name().equals(SENDING)) {
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
