package io.smartqueue.report.kept;

/** Reads numbers one after the other. A year has millions of them, and a report reads each. */
final class Numbers {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final byte[] bytes;
    private int place;

    Numbers(byte[] bytes) {
        this.bytes = bytes;
    }

    int place() {
        return place;
    }

    /** Seven bits in a byte, the lowest first. */
    long next() {
        byte part = bytes[place++];
        long number = part & (MORE - 1);
        for (int shift = BITS; part < 0; shift += BITS) {
            part = bytes[place++];
            number |= (long) (part & (MORE - 1)) << shift;
        }
        return number;
    }

    /** Of so many bytes, the highest first. */
    long whole(int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = (number << Byte.SIZE) | (bytes[place++] & 0xff);
        }
        return number;
    }
}
