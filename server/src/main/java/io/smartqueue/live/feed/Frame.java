package io.smartqueue.live.feed;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An event as it is sent, serialised once for all subscribers. */
public final class Frame {

    /** For the subscriber of a visit: its place in line or its wait has changed. */
    static final Frame LINE = sign("line");
    /** For a page: what it shows may be out of date. */
    static final Frame LOOK = sign("look");

    private final @Nullable EventCursor eventCursor;
    private final byte[] block;
    private final byte[] message;

    private Frame(@Nullable EventCursor eventCursor, String block, String message) {
        this.eventCursor = eventCursor;
        this.block = block.getBytes(StandardCharsets.UTF_8);
        this.message = message.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param data of the block, as JSON
     * @param message the same with its position, for messages, which have no separate id
     */
    static Frame event(EventCursor eventCursor, String name, String data, String message) {
        return new Frame(eventCursor, "id: " + eventCursor + "\nevent: " + name + "\ndata: " + data + "\n\n", message);
    }

    /** A block without data: the reader only stores the id from which to continue. */
    static Frame mark(EventCursor eventCursor) {
        return new Frame(null, "id: " + eventCursor + "\n\n", "");
    }

    private static Frame sign(String name) {
        return new Frame(null, "event: " + name + "\ndata: {}\n\n", "{\"event\":\"" + name + "\"}");
    }

    /** Whether a reader at this position has not seen it yet. */
    boolean isAfter(EventCursor seen) {
        return eventCursor == null || eventCursor.isAfter(seen);
    }

    /** A block of an event stream (WHATWG HTML, server-sent events). Callers must not change it. */
    public byte[] block() {
        return block;
    }

    /** The same as one JSON text; empty for a block without data. Callers must not change it. */
    public byte[] message() {
        return message;
    }
}
