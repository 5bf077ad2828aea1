package io.smartqueue.live.stream;

import io.smartqueue.live.feed.Frame;
import io.smartqueue.live.feed.Watcher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * One open stream on its socket. Nothing here waits: what the reader does not take stays with Tomcat, and a reader who
 * takes nothing for a while is dropped. Everything happens under the socket's own lock, which Tomcat holds as well
 * when it comes by.
 */
final class Connection {

    private static final long SILENCE = Duration.ofSeconds(15).toNanos();
    /** How long a reader may take nothing of what is ready for him. */
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();
    /** The browser comes back by itself, and is asked again who it is. */
    private static final long LIFE = Duration.ofMinutes(15).toNanos();

    private static final int SCRATCH = 1024;
    private static final int AT_A_TIME = 32;

    private final Speech speech;
    private final Writers writers;
    private final OpenStreams all;
    private final long opened = System.nanoTime();
    private final AtomicBoolean queued = new AtomicBoolean();
    private final AtomicReference<@Nullable Watcher> watcher = new AtomicReference<>();
    private volatile @Nullable SocketWrapperBase<?> socket;
    private volatile boolean over;
    private boolean begun;
    private boolean ending;
    private boolean behind;
    private long moved = opened;

    Connection(Speech speech, Writers writers, OpenStreams all) {
        this.speech = speech;
        this.writers = writers;
        this.all = all;
    }

    void follow(Watcher whom) {
        moved = System.nanoTime();
        watcher.set(whom);
    }

    /** From now on the socket is ours. */
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
            // What he was to be told is lost, so he has to come back for it.
            close(ours);
            throw fault;
        } finally {
            lock.unlock();
        }
    }

    /** While he is behind, Tomcat says when he takes some. */
    void write() {
        queued.set(false);
        under(ours -> behind || goOn(ours));
    }

    private boolean goOn(SocketWrapperBase<?> ours) throws IOException {
        Watcher source = watcher.get();
        if (source == null || behind && !caughtUp(ours)) {
            return source != null;
        }
        if (ending) {
            return false;
        }
        Speech.Out out = out(ours);
        if (!begun) {
            begun = true;
            speech.begin(out);
        }
        long now = System.nanoTime();
        sayWhatWaits(source, now, out, ours);
        ending = !behind && (source.hasEnded() || now - opened > LIFE);
        if (ending) {
            speech.end(out);
            push(ours);
        }
        return !ending || behind;
    }

    // A few at a time, so that little is kept for a reader who takes nothing.
    private void sayWhatWaits(Watcher source, long now, Speech.Out out, SocketWrapperBase<?> ours) throws IOException {
        List<Frame> frames;
        do {
            frames = source.take(now, AT_A_TIME);
            for (Frame frame : frames) {
                speech.say(frame, out);
            }
            push(ours);
        } while (!behind && frames.size() >= AT_A_TIME);
        if (!behind) {
            source.nextSign(now).ifPresent(wait -> writers.later(() -> writers.wake(this), wait));
        }
    }

    private Speech.Out out(SocketWrapperBase<?> ours) {
        return bytes -> ours.write(false, bytes, 0, bytes.length);
    }

    private void push(SocketWrapperBase<?> ours) throws IOException {
        boolean stuck = behind;
        boolean some = ours.hasDataToWrite();
        behind = ours.flush(false);
        if (behind) {
            ours.registerWriteInterest();
        }
        // His patience counts from when he fell behind, and only Tomcat knows that he takes some since.
        if (some && !(stuck && behind)) {
            moved = System.nanoTime();
        }
    }

    private boolean caughtUp(SocketWrapperBase<?> ours) throws IOException {
        push(ours);
        return !behind;
    }

    /** The reader has taken something. */
    boolean writable() {
        moved = System.nanoTime();
        return under(this::goOn);
    }

    /** The reader has said something, or has gone. */
    boolean readable() {
        return under(ours -> {
            byte[] scratch = new byte[SCRATCH];
            int count = ours.read(false, scratch, 0, scratch.length);
            while (count > 0) {
                if (!speech.hear(scratch, count, out(ours))) {
                    push(ours);
                    return false;
                }
                count = ours.read(false, scratch, 0, scratch.length);
            }
            push(ours);
            // With the answer the rest may have gone out, and then nobody says that there is room.
            return count == 0 && goOn(ours);
        });
    }

    /** Looked at now and then. */
    void check() {
        long now = System.nanoTime();
        if (socket == null) {
            // Joining may take its time, and its request gives the place back by itself.
            if (watcher.get() != null && now - moved > PATIENCE) {
                // The answer broke off before Tomcat handed the socket over.
                gone();
            }
            return;
        }
        under(ours -> {
            if (now - opened > LIFE + PATIENCE) {
                // He takes a little now and then, and never all.
                return false;
            }
            if (behind || now - opened > LIFE) {
                return goOn(ours) && !(behind && now - moved > PATIENCE);
            }
            boolean there = now - moved <= SILENCE || speech.breathe(out(ours));
            push(ours);
            return there;
        });
    }

    private void close(SocketWrapperBase<?> ours) {
        ours.close();
        gone();
    }

    /** The place is free again, whoever noticed first; a watcher who joined after that leaves at the next. */
    void gone() {
        over = true;
        all.left(this, watcher.getAndSet(null));
    }
}
