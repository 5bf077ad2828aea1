package io.smartqueue.live.feed;

import io.smartqueue.live.Interest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Someone who watches: what he has not taken yet waits here, up to a bound. Nobody waits for him. */
public final class Watcher {

    /** More than the hub reads at a time, so that a burst drops nobody who reads. */
    private static final int MOST_WAITING = 1024;

    private static final long BETWEEN_SIGNS = Duration.ofMillis(500).toNanos();

    private final Interest interest;
    private final Runnable wake;
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>(1);
    private Position since = new Position(0, 0);
    private Position seen = since;
    private @Nullable Frame sign;
    private boolean signed;
    private long signedAt;
    private boolean ended;

    /** @param wake called when there is something to take or nothing more will come; must not wait */
    Watcher(Interest interest, Runnable wake) {
        this.interest = interest;
        this.wake = wake;
    }

    Interest interest() {
        return interest;
    }

    synchronized void startAt(Position position) {
        since = position;
        seen = position;
    }

    synchronized Position since() {
        return since;
    }

    /** What he missed goes before what has come meanwhile; another server may have told him of that, too. */
    void catchUp(Position last, List<Frame> missed, boolean more) {
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

    /** Who does not keep up has to begin anew. */
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

    /** A sign that is waiting stands for all that would follow it, and {@code look} for {@code line} too. */
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

    /** Nothing waits, and nothing more will come. */
    public synchronized boolean hasEnded() {
        return ended && waiting.isEmpty();
    }

    /**
     * @param now in nanoseconds, from any origin
     * @param most so many events at once; a sign comes when no event waits
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

    /** How long a sign still has to wait for its turn; empty when none waits. */
    public synchronized Optional<Duration> nextSign(long now) {
        return sign == null ? Optional.empty() : Optional.of(signIn(now));
    }

    private Duration signIn(long now) {
        return signed ? Duration.ofNanos(Math.max(0, BETWEEN_SIGNS - (now - signedAt))) : Duration.ZERO;
    }
}
