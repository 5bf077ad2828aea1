package io.smartqueue.live.stream;

import io.smartqueue.live.feed.Frame;
import java.io.IOException;

/** The protocol of one stream, from the first byte after the head of the response. */
sealed interface StreamProtocol permits EventStreamProtocol, WebSocketProtocol {

    /** Accepts outgoing bytes; never blocks. */
    interface Out {
        void write(byte[] bytes) throws IOException;
    }

    void begin(Out out) throws IOException;

    void say(Frame frame, Out out) throws IOException;

    /**
     * Sends a keep-alive after a time without data.
     *
     * @return whether the reader is presumably still connected
     */
    boolean breathe(Out out) throws IOException;

    /** @return whether the connection may stay open after these bytes */
    boolean hear(byte[] bytes, int count, Out out) throws IOException;

    /** @param inTurn whether only this stream ends, because it has been open for long */
    void end(Out out, boolean inTurn) throws IOException;
}
