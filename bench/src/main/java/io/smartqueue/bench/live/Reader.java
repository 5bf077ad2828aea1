package io.smartqueue.bench.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One reader of an event stream: counts the events and discards them. */
final class Reader {

    final SocketChannel channel;
    private final byte[] request;
    private boolean lineBegins = true;
    private boolean answered;
    private boolean refused;
    private int statusAt;
    private int events;

    Reader(SocketChannel channel, String request) {
        this.channel = channel;
        this.request = request.getBytes(StandardCharsets.US_ASCII);
    }

    void ask() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The number of events since {@link #forget}. */
    int events() {
        return events;
    }

    void forget() {
        events = 0;
    }

    /** The first bytes of a stream have arrived. */
    boolean isOpen() {
        return answered && !refused;
    }

    boolean isRefused() {
        return refused;
    }

    /** Only an event's line begins with an e, also among the response headers. */
    void take(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            // HTTP/1.1 2…
            if (statusAt < STATUS && ++statusAt == STATUS) {
                answered = true;
                refused = next != '2';
            }
            if (lineBegins && next == 'e') {
                events++;
            }
            lineBegins = next == '\n';
        }
    }

    private static final int STATUS = "HTTP/1.1 2".length();
}
