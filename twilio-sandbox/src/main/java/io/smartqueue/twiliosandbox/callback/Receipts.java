package io.smartqueue.twiliosandbox.callback;

import io.smartqueue.twiliosandbox.fault.FaultBoard;
import io.smartqueue.twiliosandbox.fault.ReceiptFate;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.LoggedRequest;
import io.smartqueue.twiliosandbox.http.LoggedRequest.Kind;
import io.smartqueue.twiliosandbox.http.RequestLog;
import io.smartqueue.twiliosandbox.message.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Pending status callbacks. Those of one message are posted in order unless a fault shuffles them. */
public final class Receipts implements AutoCloseable {
    private final String accountSid;
    private final Webhooks webhooks;
    private final FaultBoard faults;
    private final RequestLog log;
    private final InstantSource clock;
    private final AtomicInteger resets = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, CompletableFuture<Void>> lastInTurn = new ConcurrentHashMap<>();
    private final ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor();

    public Receipts(String accountSid, Webhooks webhooks, FaultBoard faults, RequestLog log, InstantSource clock) {
        this.accountSid = accountSid;
        this.webhooks = webhooks;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Settles what becomes of the receipt of the message's current status. From here it counts as waiting.
     *
     * @return posts it; does nothing if the message has no callback
     */
    public Runnable prepare(Message message) {
        String callback = message.draft().statusCallback();
        if (callback == null || posters.isShutdown()) {
            return () -> {};
        }
        return CallbackAddress.parse(callback)
                .map(address -> prepare(message, address, faults.fateOfReceipt()))
                .orElse(() -> {});
    }

    /** Receipts that still have an attempt to come. */
    public int waiting() {
        return waiting.get();
    }

    /** Discards receipts that are not posted yet. */
    public void reset() {
        resets.incrementAndGet();
    }

    @Override
    public void close() {
        posters.shutdownNow();
    }

    private Runnable prepare(Message message, CallbackAddress address, ReceiptFate fate) {
        Form form = StatusForm.of(message, accountSid);
        String token = UUID.randomUUID().toString();
        int reset = resets.get();
        long due = System.nanoTime() + fate.heldBack().toNanos();
        waiting.addAndGet(fate.copies());
        if (fate.copies() == 0) {
            return () -> logLost(message, address, form);
        }
        Runnable post = () -> post(reset, due, message, address, form, token);
        return () -> {
            for (int copy = 0; copy < fate.copies(); copy++) {
                if (fate.inTurn()) {
                    queue(message.sid(), post);
                } else {
                    posters.execute(post);
                }
            }
        };
    }

    private void queue(String sid, Runnable post) {
        CompletableFuture<Void> before = lastInTurn.getOrDefault(sid, CompletableFuture.completedFuture(null));
        CompletableFuture<Void> after = before.thenRunAsync(post, posters);
        lastInTurn.put(sid, after);
        after.whenComplete((done, trouble) -> lastInTurn.remove(sid, after));
    }

    private void post(int reset, long due, Message message, CallbackAddress address, Form form, String token) {
        try {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            if (reset == resets.get()) {
                webhooks.post(Kind.RECEIPT, address, form, message.status().word(), token);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private void logLost(Message message, CallbackAddress address, Form form) {
        String about = message.status().word();
        log.add(new LoggedRequest(
                0,
                clock.instant(),
                Kind.RECEIPT,
                "POST",
                address.url(),
                about,
                0,
                "fault injected, never posted",
                Duration.ZERO,
                Map.of(),
                form,
                ""));
    }
}
