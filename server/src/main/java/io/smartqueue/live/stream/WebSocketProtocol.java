package io.smartqueue.live.stream;

import io.smartqueue.live.feed.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Text messages of a WebSocket (RFC 6455). Messages from the reader are ignored; pings are answered. */
final class WebSocketProtocol implements StreamProtocol {

    static final int GOING_AWAY = 1001;
    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_CLOSE = 0x88;
    private static final int FINAL_PING = 0x89;
    private static final int FINAL_PONG = 0x8A;
    private static final int SHORT = 125;
    private static final byte[] PING = {(byte) FINAL_PING, 0};
    private static final int MOST_UNANSWERED = 2;

    /** The most bytes received between two of our messages. */
    private static final int MOST_HEARD = 64 << 10;

    private final FrameReader frameReader = new FrameReader();
    private int unanswered;
    private int heard;

    @Override
    public void begin(Out out) {
        // The head of the response completes the handshake.
    }

    @Override
    public void say(Frame frame, Out out) throws IOException {
        heard = 0;
        if (frame.message().length > 0) {
            out.write(framed(FINAL_TEXT, frame.message()));
        }
    }

    @Override
    public boolean breathe(Out out) throws IOException {
        if (unanswered >= MOST_UNANSWERED) {
            return false;
        }
        unanswered++;
        heard = 0;
        out.write(PING);
        return true;
    }

    @Override
    public boolean hear(byte[] bytes, int count, Out out) throws IOException {
        unanswered = 0;
        heard += count;
        for (int i = 0; i < count; i++) {
            switch (frameReader.hear(bytes[i])) {
                case FrameReader.Nothing nothing -> {}
                case FrameReader.Ping ping -> out.write(framed(FINAL_PONG, ping.payload()));
                case FrameReader.Over over -> {
                    out.write(closing(over.code()));
                    return false;
                }
            }
        }
        return heard <= MOST_HEARD;
    }

    @Override
    public void end(Out out, boolean inTurn) throws IOException {
        out.write(closing(GOING_AWAY));
    }

    private static byte[] closing(int code) {
        return framed(FINAL_CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    /** A server does not mask (RFC 6455, 5.1). */
    static byte[] framed(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 4).put((byte) first);
        if (payload.length <= SHORT) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            throw new IllegalArgumentException("the event is too long");
        }
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }
}
