package io.smartqueue.live.stream;

import io.smartqueue.live.feed.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Server-sent events (WHATWG HTML). */
final class EventStreamProtocol implements StreamProtocol {

    /** In milliseconds, how long readers wait before they reconnect: by chance, since a restart ends all streams. */
    private static final int SHORTEST_WAIT = 1000;

    private static final int LONGEST_WAIT = 10_000;
    private static final byte[] BREATH = ":\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int MOST_HEARD = 4096;

    private int heard;

    @Override
    public void begin(Out out) throws IOException {
        out.write(retry(ThreadLocalRandom.current().nextInt(SHORTEST_WAIT, LONGEST_WAIT)));
    }

    @Override
    public void say(Frame frame, Out out) throws IOException {
        out.write(frame.block());
    }

    @Override
    public boolean breathe(Out out) throws IOException {
        out.write(BREATH);
        return true;
    }

    /** A reader has nothing to send after its request; a little more is ignored, much more ends the stream. */
    @Override
    public boolean hear(byte[] bytes, int count, Out out) {
        heard += count;
        return heard <= MOST_HEARD;
    }

    /** Closing the connection ends the stream; a reader that reconnects alone need not wait for the others. */
    @Override
    public void end(Out out, boolean inTurn) throws IOException {
        if (inTurn) {
            out.write(retry(SHORTEST_WAIT));
        }
    }

    private static byte[] retry(int milliseconds) {
        return ("retry: " + milliseconds + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
