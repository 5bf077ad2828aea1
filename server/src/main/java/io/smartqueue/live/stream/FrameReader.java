package io.smartqueue.live.stream;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Parses a client's frames byte by byte (RFC 6455, 5.2) and stores only the short payload of a ping. */
final class FrameReader {

    /** The result of a byte. */
    sealed interface Heard {}

    record Nothing() implements Heard {}

    record Ping(byte[] payload) implements Heard {}

    /** @param code the close code sent to the reader (RFC 6455, 7.4.1) */
    record Over(int code) implements Heard {}

    static final int NORMAL = 1000;
    static final int PROTOCOL_ERROR = 1002;
    static final int TOO_BIG = 1009;
    private static final Heard NOTHING = new Nothing();
    /** The longest frame; small, because we use nothing that readers send. */
    static final int MOST_BYTES = 4096;

    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int LAST_OPCODE = 10;
    private static final int MOST_OF_CONTROL = 125;
    private static final int MASK_BYTES = 4;

    private int opcode;
    private long left;
    /** Received bytes of the header: two, then those of an extended length, then the mask. */
    private int head;

    private int lengthBytes;
    private int mask;
    private @Nullable ByteArrayOutputStream payload;

    Heard hear(byte next) {
        int value = next & 0xFF;
        if (head < 2 + lengthBytes + MASK_BYTES) {
            return head(value);
        }
        if (payload != null) {
            int position = payload.size() % MASK_BYTES;
            payload.write(value ^ mask >>> 8 * (MASK_BYTES - 1 - position));
        }
        left--;
        return left == 0 ? complete() : NOTHING;
    }

    private Heard head(int value) {
        int position = head++;
        if (position == 0) {
            return first(value);
        }
        if (position == 1) {
            return second(value);
        }
        if (position < 2 + lengthBytes) {
            left = left << 8 | value;
            return left > MOST_BYTES ? new Over(TOO_BIG) : NOTHING;
        }
        mask = mask << 8 | value;
        return position == 1 + lengthBytes + MASK_BYTES && left == 0 ? complete() : NOTHING;
    }

    private Heard first(int value) {
        opcode = value & 0x0F;
        boolean reserved = (value & 0x70) != 0 || opcode > LAST_OPCODE || opcode > 2 && opcode < CLOSE;
        boolean cut = opcode >= CLOSE && (value & 0x80) == 0;
        return reserved || cut ? new Over(PROTOCOL_ERROR) : NOTHING;
    }

    private Heard second(int value) {
        int length = value & 0x7F;
        boolean masked = (value & 0x80) != 0;
        if (!masked || opcode >= CLOSE && length > MOST_OF_CONTROL) {
            return new Over(PROTOCOL_ERROR);
        }
        lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
        left = lengthBytes == 0 ? length : 0;
        payload = opcode == PING ? new ByteArrayOutputStream(length) : null;
        return NOTHING;
    }

    private Heard complete() {
        Heard heard = opcode == CLOSE ? new Over(NORMAL) : payload != null ? new Ping(payload.toByteArray()) : NOTHING;
        head = 0;
        lengthBytes = 0;
        mask = 0;
        payload = null;
        return heard;
    }
}
