package io.smartqueue.live.stream;

import io.smartqueue.live.feed.Frame;
import io.smartqueue.live.feed.Subscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * One open stream on its socket. Nothing here blocks: what the reader does not take stays in Tomcat; a reader that
 * takes nothing for a while is dropped. Everything happens under the socket's own lock, which Tomcat also holds
 * when it calls us.
 */
final class Connection {

    private static final long SILENCE = Duration.ofSeconds(15).toNanos();
    /** How long a reader may take nothing although data is ready. */
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    private static final long SHORTEST_LIFE = Duration.ofMinutes(12).toNanos();
    private static final long LONGEST_LIFE = Duration.ofMinutes(18).toNanos();

    private static final int SCRATCH = 1024;
    private static final int AT_A_TIME = 32;

    private final StreamProtocol streamProtocol;
    private final Writers writers;
    private final OpenStreams all;
    private final long opened = System.nanoTime();
    /** Then the browser reconnects by itself and is authenticated again; by chance, so that not all do it at once. */
    private final long life = ThreadLocalRandom.current().nextLong(SHORTEST_LIFE, LONGEST_LIFE);

    private final AtomicBoolean queued = new AtomicBoolean();
    private final AtomicReference<@Nullable Subscriber> watcher = new AtomicReference<>();
    private volatile @Nullable SocketWrapperBase<?> socket;
    private volatile boolean over;
    private boolean begun;
    private boolean ending;
    private boolean behind;
    private long moved = opened;

    Connection(StreamProtocol streamProtocol, Writers writers, OpenStreams all) {
        this.streamProtocol = streamProtocol;
        this.writers = writers;
        this.all = all;
    }

    void follow(Subscriber whom) {
        moved = System.nanoTime();
        watcher.set(whom);
    }

    /** Takes over the socket. */
    void attach(SocketWrapperBase<?> ours) {
        moved = System.nanoTime();
        socket = ours;
        writers.wake(this);
    }

    /** Once until it is written to. */
    boolean isToBeQueued() {
        return socket != null && queued.compareAndSet(false, true);
    }

    private interface Step {
        boolean goesOn(SocketWrapperBase<?> socket) throws IOException;
    }

    private boolean under(Step step) {
        SocketWrapperBase<?> ours = socket;
        if (ours == null) {
            return false;
        }
        Lock lock = ours.getLock();
        lock.lock();
        try {
            boolean on = !over && step.goesOn(ours);
            if (!on) {
                close(ours);
            }
            return on;
        } catch (IOException gone) {
            close(ours);
            return false;
        } catch (RuntimeException | Error fault) {
            // The frames taken are lost, so the reader must reconnect to get them.
            close(ours);
            throw fault;
        } finally {
            lock.unlock();
        }
    }

    /** Writes unless the reader is behind; then Tomcat reports when it takes data again. */
    void write() {
        queued.set(false);
        under(ours -> behind || goOn(ours));
    }

    private boolean goOn(SocketWrapperBase<?> ours) throws IOException {
        Subscriber source = watcher.get();
        if (source == null || behind && !caughtUp(ours)) {
            return source != null;
        }
        if (ending) {
            return false;
        }
        StreamProtocol.Out out = out(ours);
        if (!begun) {
            begun = true;
            streamProtocol.begin(out);
        }
        long now = System.nanoTime();
        sayWhatWaits(source, now, out, ours);
        ending = !behind && (source.hasEnded() || now - opened > life);
        if (ending) {
            streamProtocol.end(out, !source.hasEnded());
            push(ours);
        }
        return !ending || behind;
    }

    // A few at a time, so that little is buffered for a reader that takes nothing.
    private void sayWhatWaits(Subscriber source, long now, StreamProtocol.Out out, SocketWrapperBase<?> ours)
            throws IOException {
        List<Frame> frames;
        do {
            frames = source.take(now, AT_A_TIME);
            for (Frame frame : frames) {
                streamProtocol.say(frame, out);
            }
            push(ours);
        } while (!behind && frames.size() >= AT_A_TIME);
        if (!behind) {
            source.nextSign(now).ifPresent(wait -> writers.later(() -> writers.wake(this), wait));
        }
    }

    private StreamProtocol.Out out(SocketWrapperBase<?> ours) {
        return bytes -> ours.write(false, bytes, 0, bytes.length);
    }

    private void push(SocketWrapperBase<?> ours) throws IOException {
        boolean stuck = behind;
        boolean some = ours.hasDataToWrite();
        behind = ours.flush(false);
        if (behind) {
            ours.registerWriteInterest();
        }
        // The time limit counts from when the reader fell behind; only Tomcat can tell that it takes data since.
        if (some && !(stuck && behind)) {
            moved = System.nanoTime();
        }
    }

    private boolean caughtUp(SocketWrapperBase<?> ours) throws IOException {
        push(ours);
        return !behind;
    }

    /** Called when the reader has taken data. */
    boolean writable() {
        moved = System.nanoTime();
        return under(this::goOn);
    }

    /** Called when the reader has sent data, or has closed. */
    boolean readable() {
        return under(ours -> {
            byte[] scratch = new byte[SCRATCH];
            int count = ours.read(false, scratch, 0, scratch.length);
            while (count > 0) {
                if (!streamProtocol.hear(scratch, count, out(ours))) {
                    push(ours);
                    return false;
                }
                count = ours.read(false, scratch, 0, scratch.length);
            }
            push(ours);
            // The rest may have gone out with the answer, and then no callback reports that writing is possible.
            return count == 0 && goOn(ours);
        });
    }

    /** Called periodically. */
    void check() {
        long now = System.nanoTime();
        if (socket == null) {
            // Subscribing may take a while, and its request gives the place back by itself.
            if (watcher.get() != null && now - moved > PATIENCE) {
                // The response failed before Tomcat handed the socket over.
                gone();
            }
            return;
        }
        under(ours -> {
            if (now - opened > life + PATIENCE) {
                // The reader takes a little from time to time, but never everything.
                return false;
            }
            if (behind || now - opened > life) {
                return goOn(ours) && !(behind && now - moved > PATIENCE);
            }
            boolean there = now - moved <= SILENCE || streamProtocol.breathe(out(ours));
            push(ours);
            return there;
        });
    }

    private void close(SocketWrapperBase<?> ours) {
        ours.close();
        gone();
    }

    /** Gives the place back, once; a watcher that was set afterwards leaves at the next call. */
    void gone() {
        over = true;
        all.left(this, watcher.getAndSet(null));
    }
}
