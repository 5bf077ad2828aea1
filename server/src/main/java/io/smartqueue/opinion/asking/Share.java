package io.smartqueue.opinion.asking;

import io.smartqueue.queue.TicketId;

/**
 * A share of all visits, decided by the id of each: so a visit that ends a second time is decided in the same way, and
 * so does every server.
 *
 * @param percent from 0 to 100
 */
record Share(int percent) {

    private static final int ALL = 100;

    boolean includes(TicketId visit) {
        long first = mixed(visit.value().getMostSignificantBits());
        long hash = mixed(first + visit.value().getLeastSignificantBits());
        return Long.remainderUnsigned(hash, ALL) < percent;
    }

    /** The finalizer of SplitMix64: ids of visits that follow each other differ in few bits. */
    private static long mixed(long bits) {
        long once = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
