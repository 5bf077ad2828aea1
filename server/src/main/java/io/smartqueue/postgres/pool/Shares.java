package io.smartqueue.postgres.pool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the places of one pool. An organisation gets another place only while it holds fewer than are free: alone
 * it gets half of them, beside others less, and there is a place left for the next one. A place that becomes free goes
 * to the organisation that holds the fewest. In each organisation the first to come is the first to be served.
 */
final class Shares {

    /** The places of one organisation, and the work that waits for one. */
    private static final class Share {
        private int held;
        private final Deque<Waiting> waiting = new ArrayDeque<>();
    }

    private static final class Waiting {
        private final Condition turn;
        private boolean admitted;

        private Waiting(Condition turn) {
            this.turn = turn;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Share> shares = new HashMap<>();
    private final int mostWaiting;
    private int free;
    private int waiting;

    /** @param mostWaiting of one organisation; more are refused at once */
    Shares(int places, int mostWaiting) {
        this.free = places;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Waits for a place, which {@link #leave} gives back.
     *
     * @param urgent waits before all others of its organisation, however many they are
     * @throws Overload when too many wait already, or none became free in time
     */
    void enter(Object key, Duration patience, boolean urgent) throws Overload, InterruptedException {
        lock.lockInterruptibly();
        try {
            Share share = shares.computeIfAbsent(key, any -> new Share());
            if (share.waiting.isEmpty() && mayHaveMore(share)) {
                take(share);
                return;
            }
            if (!urgent && share.waiting.size() >= mostWaiting) {
                throw new Overload(share.held + " are in use and " + share.waiting.size() + " wait already");
            }
            await(key, share, patience, urgent);
        } finally {
            lock.unlock();
        }
    }

    private void await(Object key, Share share, Duration patience, boolean urgent)
            throws Overload, InterruptedException {
        var mine = new Waiting(lock.newCondition());
        if (urgent) {
            share.waiting.addFirst(mine);
        } else {
            share.waiting.addLast(mine);
        }
        waiting++;
        try {
            long left = patience.toNanos();
            while (!mine.admitted && left > 0) {
                left = mine.turn.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            if (mine.admitted) {
                giveBack(key, share);
            }
            throw stopped;
        } finally {
            waiting--;
            share.waiting.remove(mine);
            forgetIdle(key, share);
        }
        if (!mine.admitted) {
            throw new Overload(share.held + " are in use, and none became free within " + patience.toMillis() + " ms");
        }
    }

    void leave(Object key) {
        lock.lock();
        try {
            Share share = shares.get(key);
            if (share == null) {
                throw new IllegalStateException("a place was given back twice");
            }
            giveBack(key, share);
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Object key, Share share) {
        share.held--;
        free++;
        forgetIdle(key, share);
        Share next = next();
        while (next != null) {
            take(next);
            Waiting first = next.waiting.removeFirst();
            first.admitted = true;
            first.turn.signal();
            next = next();
        }
    }

    private @Nullable Share next() {
        return shares.values().stream()
                .filter(share -> !share.waiting.isEmpty() && mayHaveMore(share))
                .min(Comparator.comparingInt(share -> share.held))
                .orElse(null);
    }

    private boolean mayHaveMore(Share share) {
        return share.held < free;
    }

    private void take(Share share) {
        share.held++;
        free--;
    }

    private void forgetIdle(Object key, Share share) {
        if (share.held == 0 && share.waiting.isEmpty()) {
            shares.remove(key);
        }
    }
}
