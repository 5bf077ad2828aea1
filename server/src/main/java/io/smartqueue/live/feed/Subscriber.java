package io.smartqueue.live.feed;

import io.smartqueue.live.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A subscription: holds what the reader has not taken yet, up to a bound, so that no thread waits for it. */
public final class Subscriber {

    /** More than the hub reads at a time, so that a burst drops no active reader. */
    private static final int MOST_WAITING = 1024;

    private static final long BETWEEN_SIGNS = Duration.ofMillis(500).toNanos();

    private final Subscription subscription;
    private final Runnable wake;
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>(1);
    private EventCursor since = new EventCursor(0, 0);
    private EventCursor seen = since;
    private @Nullable Frame sign;
    private boolean signed;
    private long signedAt;
    private boolean ended;

    /** @param wake called when there is something to take or nothing more will come; must not wait */
    Subscriber(Subscription subscription, Runnable wake) {
        this.subscription = subscription;
        this.wake = wake;
    }

    Subscription interest() {
        return subscription;
    }

    synchronized void startAt(EventCursor eventCursor) {
        since = eventCursor;
        seen = eventCursor;
    }

    synchronized EventCursor since() {
        return since;
    }

    /** Puts missed events before those that came meanwhile; another server may have sent some of those already. */
    void catchUp(EventCursor last, List<Frame> missed, boolean more) {
        synchronized (this) {
            if (ended) {
                return;
            }
            seen = last.isAfter(since) ? last : since;
            waiting.removeIf(frame -> !frame.isAfter(seen));
            for (int i = missed.size() - 1; i >= 0; i--) {
                waiting.addFirst(missed.get(i));
            }
            if (more) {
                while (waiting.size() > missed.size()) {
                    waiting.removeLast();
                }
                ended = true;
            }
        }
        wake.run();
    }

    /** Ends the subscription when the reader is too slow, so that it has to reconnect. */
    void offer(Frame frame) {
        synchronized (this) {
            if (ended || !frame.isAfter(seen)) {
                return;
            }
            if (waiting.size() >= MOST_WAITING) {
                waiting.clear();
                ended = true;
            } else {
                waiting.add(frame);
            }
        }
        wake.run();
    }

    /** A pending sign replaces all that would follow it, and {@code look} also replaces {@code line}. */
    void offerSign(Frame next) {
        synchronized (this) {
            if (ended || sign == Frame.LOOK || sign == next) {
                return;
            }
            sign = next;
        }
        wake.run();
    }

    void end() {
        synchronized (this) {
            waiting.clear();
            ended = true;
        }
        wake.run();
    }

    /** Whether nothing is pending and nothing more will come. */
    public synchronized boolean hasEnded() {
        return ended && waiting.isEmpty();
    }

    /**
     * @param now in nanoseconds, from any origin
     * @param most at most this many events; a sign comes when no event is pending
     */
    public synchronized List<Frame> take(long now, int most) {
        List<Frame> frames = new ArrayList<>(Math.min(most, waiting.size()) + 1);
        while (frames.size() < most && !waiting.isEmpty()) {
            frames.add(waiting.removeFirst());
        }
        if (waiting.isEmpty() && sign != null && signIn(now).isZero()) {
            frames.add(sign);
            sign = null;
            signed = true;
            signedAt = now;
        }
        return frames;
    }

    /** How long until the pending sign may be sent; empty when none is pending. */
    public synchronized Optional<Duration> nextSign(long now) {
        return sign == null ? Optional.empty() : Optional.of(signIn(now));
    }

    private Duration signIn(long now) {
        return signed ? Duration.ofNanos(Math.max(0, BETWEEN_SIGNS - (now - signedAt))) : Duration.ZERO;
    }
}
