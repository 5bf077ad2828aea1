package io.smartqueue.twiliosandbox.delivery;

import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.callback.Receipts;
import io.smartqueue.twiliosandbox.delivery.Itinerary.Step;
import io.smartqueue.twiliosandbox.fault.Dice;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Message;
import io.smartqueue.twiliosandbox.message.MessageStatus;
import io.smartqueue.twiliosandbox.message.Messages;
import io.smartqueue.twiliosandbox.message.Senders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Moves every message along its itinerary; each state after the first is reported by a receipt. */
public final class Deliveries implements AutoCloseable {
    private static final int SUSPENDED = 30002;

    private final Account account;
    private final WhatsAppRules whatsApp;
    private final Messages messages;
    private final Senders senders;
    private final Receipts receipts;
    private final Pace pace;
    private final Dice dice;
    private final InstantSource clock;
    private final SenderQueues queues;
    private final Runnable endWhatWaits = this::endWhatWaits;
    private final ScheduledThreadPoolExecutor timetable = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("twilio-sandbox-deliveries").factory());

    public Deliveries(
            Account account,
            WhatsAppRules whatsApp,
            Messages messages,
            Senders senders,
            Receipts receipts,
            Timing timing,
            InstantSource clock) {
        this.account = account;
        this.whatsApp = whatsApp;
        this.messages = messages;
        this.senders = senders;
        this.receipts = receipts;
        this.pace = timing.pace();
        this.dice = new Dice(timing.seed());
        this.clock = clock;
        this.queues = new SenderQueues(timing.rates());
        account.watch(endWhatWaits);
    }

    /** @return whether the sender has more than ten hours of messages before it (21611) */
    public boolean isQueueFull(Address sender) {
        return queues.isFull(sender, clock.instant());
    }

    public void start(Message message) {
        Instant now = clock.instant();
        Address sender = Objects.requireNonNullElse(
                message.from(), senders.on(message.to().channel()));
        Duration wait = queues.join(sender, message.segments().count(), now);
        walk(message, Itinerary.of(message, pace, wait, whatsApp.refusal(message, sender, now), now), 0);
    }

    /** Clears the queues; a delivery in progress stops by itself once its message is gone. */
    public void reset() {
        timetable.getQueue().clear();
        queues.clear();
    }

    @Override
    public void close() {
        account.unwatch(endWhatWaits);
        timetable.shutdownNow();
    }

    /** What an account has not handed over when it is suspended never leaves. */
    private void endWhatWaits() {
        if (!account.isActive()) {
            messages.oldestFirst()
                    .filter(message -> !message.status().hasLeft())
                    .forEach(this::fail);
        }
    }

    private void fail(Message message) {
        advance(message, MessageStatus.FAILED, SUSPENDED, failed -> {});
    }

    private void walk(Message message, Itinerary itinerary, int index) {
        if (index == itinerary.steps().size()) {
            return;
        }
        Step step = itinerary.steps().get(index);
        long millis = step.after().toMillis();
        long swayed =
                Math.round(millis * (0.8 + 0.4 * dice.fraction(step.status().word(), message.number())));
        try {
            timetable.schedule(() -> take(step, message, itinerary, index), swayed, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // The sandbox is closing; the message stays where it is.
        }
    }

    private void take(Step step, Message message, Itinerary itinerary, int index) {
        if (!message.status().hasLeft() && !account.isActive()) {
            fail(message);
            return;
        }
        if (step.status() == MessageStatus.QUEUED && message.from() == null) {
            messages.pickSender(message.sid(), senders.on(message.to().channel()));
        }
        advance(message, step.status(), step.errorCode(), advanced -> walk(advanced, itinerary, index + 1));
    }

    /** What becomes of the receipt is settled before the state is seen, so that a later fault never reaches back. */
    private void advance(
            Message message, MessageStatus next, @Nullable Integer errorCode, Consumer<Message> afterwards) {
        messages.<Runnable>advance(message.sid(), next, errorCode, advanced -> {
                    Runnable receipt = receipts.prepare(advanced);
                    return () -> {
                        receipt.run();
                        afterwards.accept(advanced);
                    };
                })
                .ifPresent(Runnable::run);
    }
}
