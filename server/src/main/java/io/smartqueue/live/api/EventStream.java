package io.smartqueue.live.api;

import io.smartqueue.live.feed.Frame;
import io.smartqueue.live.feed.Hub;
import io.smartqueue.live.feed.Position;
import io.smartqueue.live.feed.Watcher;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** One open stream: what was missed, then what happens, and a sign of life in silence. */
final class EventStream {

    private static final Duration SILENCE = Duration.ofSeconds(15);
    /** The browser comes back by itself, and is asked for its token again. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final Hub hub;
    private final Watcher watcher;
    private final InstantSource clock;
    private final OutputStream out;
    private Position sent;

    EventStream(Hub hub, Watcher watcher, InstantSource clock, OutputStream out) {
        this.hub = hub;
        this.watcher = watcher;
        this.clock = clock;
        this.out = out;
        this.sent = watcher.since();
    }

    /** Comes back when the stream is over; a reader who went away ends it with an exception. */
    void run(Position last) throws IOException, InterruptedException {
        write("retry: 2000\n\n");
        replay(last);
        // Without data nothing happens at the reader's, but he knows from where to go on.
        write("id: " + sent + "\n\n");
        out.flush();
        Instant end = clock.instant().plus(LIFE);
        while (!watcher.hasEnded() && clock.instant().isBefore(end)) {
            List<Frame> frames = watcher.next(SILENCE);
            if (frames.isEmpty()) {
                write(":\n\n");
            }
            for (Frame frame : frames) {
                send(frame);
            }
            out.flush();
        }
    }

    private void replay(Position last) throws IOException {
        sent = last;
        List<Frame> missed;
        do {
            missed = hub.replay(watcher, sent);
            for (Frame frame : missed) {
                send(frame);
            }
        } while (!missed.isEmpty());
        if (watcher.since().isAfter(sent)) {
            sent = watcher.since();
        }
    }

    private void send(Frame frame) throws IOException {
        // Another server may have read further than ours had when the reader came from there.
        if (frame.position().isAfter(sent)) {
            write(frame.text());
            sent = frame.position();
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
