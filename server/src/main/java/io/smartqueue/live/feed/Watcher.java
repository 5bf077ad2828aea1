package io.smartqueue.live.feed;

import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Someone who watches one queue: what he has not taken yet waits here, up to a bound. */
public final class Watcher {

    private static final int MOST_WAITING = 256;
    private static final Frame END = new Frame(new Position(0, 0), "");

    private final TenantId tenant;
    private final UUID queue;
    private final BlockingQueue<Frame> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean ended;
    private volatile Position since = new Position(0, 0);

    Watcher(TenantId tenant, UUID queue) {
        this.tenant = tenant;
        this.queue = queue;
    }

    TenantId tenant() {
        return tenant;
    }

    UUID queue() {
        return queue;
    }

    /** Everything after it will come through {@link #next}. */
    public Position since() {
        return since;
    }

    void startAt(Position position) {
        since = position;
    }

    /** Never waits: who does not keep up has to begin anew. */
    void offer(Frame frame) {
        if (!ended && !waiting.offer(frame)) {
            end();
        }
    }

    void end() {
        ended = true;
        waiting.clear();
        waiting.offer(END);
    }

    /** Nothing more will come. */
    public boolean hasEnded() {
        return ended;
    }

    /** Waits for the next frame and takes those behind it along; nothing when none came in time. */
    public List<Frame> next(Duration patience) throws InterruptedException {
        Frame first = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        List<Frame> frames = new ArrayList<>();
        frames.add(first);
        waiting.drainTo(frames);
        frames.removeIf(frame -> frame == END);
        return frames;
    }
}
