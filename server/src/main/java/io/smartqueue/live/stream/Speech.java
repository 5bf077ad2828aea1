package io.smartqueue.live.stream;

import io.smartqueue.live.feed.Frame;
import java.io.IOException;

/** How one reader is spoken to, from the first byte behind the head of the answer. */
sealed interface Speech permits EventStream, WebSocketSpeech {

    /** Takes what goes out; never waits. */
    interface Out {
        void write(byte[] bytes) throws IOException;
    }

    void begin(Out out) throws IOException;

    void say(Frame frame, Out out) throws IOException;

    /**
     * A sign of life after a time without words.
     *
     * @return whether the reader is still believed to be there
     */
    boolean breathe(Out out) throws IOException;

    /** @return whether the reader may stay, after he has said this */
    boolean hear(byte[] bytes, int count, Out out) throws IOException;

    void end(Out out) throws IOException;
}
