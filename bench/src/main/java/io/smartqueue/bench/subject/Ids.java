package io.smartqueue.bench.subject;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** New ids of version 7, as in the product, so that new ones go to the end of an index. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        long millis = System.currentTimeMillis();
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        return new UUID(millis << 16 | 0x7000 | chance.nextInt(0x1000), chance.nextLong() >>> 2 | 1L << 63);
    }
}
