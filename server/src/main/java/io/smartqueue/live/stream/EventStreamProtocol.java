package io.smartqueue.live.stream;

import io.smartqueue.live.feed.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Server-sent events (WHATWG HTML). */
final class EventStreamProtocol implements StreamProtocol {

    private static final byte[] BEGIN = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BREATH = ":\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int MOST_HEARD = 4096;

    private int heard;

    @Override
    public void begin(Out out) throws IOException {
        out.write(BEGIN);
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

    @Override
    public void end(Out out) {
        // Closing the connection ends the stream.
    }
}
