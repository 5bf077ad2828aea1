package io.smartqueue.live.feed;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An event as it goes over the wire, made once for all who watch. */
public final class Frame {

    /** The queue of somebody's visit has moved. */
    static final Frame LINE = sign("line");
    /** Whatever is shown may be old. */
    static final Frame LOOK = sign("look");

    private final @Nullable Position position;
    private final byte[] block;
    private final byte[] message;

    private Frame(@Nullable Position position, String block, String message) {
        this.position = position;
        this.block = block.getBytes(StandardCharsets.UTF_8);
        this.message = message.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param data of the block, as JSON
     * @param message the same with the place in the history, for those who are told no id beside it
     */
    static Frame event(Position position, String name, String data, String message) {
        return new Frame(position, "id: " + position + "\nevent: " + name + "\ndata: " + data + "\n\n", message);
    }

    /** Without data nothing happens at the reader's, but he knows from where to go on. */
    static Frame mark(Position position) {
        return new Frame(null, "id: " + position + "\n\n", "");
    }

    private static Frame sign(String name) {
        return new Frame(null, "event: " + name + "\ndata: {}\n\n", "{\"event\":\"" + name + "\"}");
    }

    /** Whether a reader who has come to this place in the history has not seen it. */
    boolean isAfter(Position seen) {
        return position == null || position.isAfter(seen);
    }

    /** A block of an event stream (WHATWG HTML, server-sent events). Not to be changed. */
    public byte[] block() {
        return block;
    }

    /** The same as one JSON text; empty when it says nothing to a reader of messages. Not to be changed. */
    public byte[] message() {
        return message;
    }
}
