package io.smartqueue.live.stream;

import io.smartqueue.live.Interest;
import io.smartqueue.live.Interest.OfQueue;
import io.smartqueue.live.Interest.OfQueues;
import io.smartqueue.live.Interest.OfSite;
import io.smartqueue.live.Interest.OfVisit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many places go to the same interest, so that nobody takes those of all with one ticket or one key. */
final class Shares {

    /** A customer's browsers. */
    private static final int OF_A_VISIT = 8;
    /** Screens, and programs of theirs. */
    private static final int OF_A_DEVICES_QUEUE = 50;
    /** Pages of one room. */
    private static final int OF_A_PAGE = 200;

    private final int ofAQueue;
    private final Map<Interest, Integer> taken = new ConcurrentHashMap<>();

    /** @param places of the whole server; programs of one queue, which come with somebody's token, get no more than half */
    Shares(int places) {
        ofAQueue = Math.max(OF_A_PAGE, places / 2);
    }

    /** @return whether there was one left */
    boolean take(Interest interest) {
        boolean mine = taken.merge(interest, 1, Integer::sum) <= most(interest);
        if (!mine) {
            giveBack(interest);
        }
        return mine;
    }

    void giveBack(Interest interest) {
        taken.computeIfPresent(interest, (same, count) -> count == 1 ? null : count - 1);
    }

    private int most(Interest interest) {
        return switch (interest) {
            case OfVisit own -> OF_A_VISIT;
            case OfQueue one -> one.byDevice() ? OF_A_DEVICES_QUEUE : ofAQueue;
            case OfQueues some -> OF_A_PAGE;
            case OfSite all -> OF_A_PAGE;
        };
    }
}
