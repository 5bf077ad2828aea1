package io.smartqueue.live.stream;

import io.smartqueue.live.Subscription;
import io.smartqueue.live.Subscription.OfQueue;
import io.smartqueue.live.Subscription.OfQueues;
import io.smartqueue.live.Subscription.OfSite;
import io.smartqueue.live.Subscription.OfVisit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The connection limits per interest, so that one ticket or one key cannot take all places. */
final class StreamQuotas {

    /** For the browsers of one customer. */
    private static final int OF_A_VISIT = 8;
    /** For screens and other devices of one queue. */
    private static final int OF_A_DEVICES_QUEUE = 50;
    /** For staff pages and screens with the same queues or site. */
    private static final int OF_A_PAGE = 200;

    private final int ofAQueue;
    private final Map<Subscription, Integer> taken = new ConcurrentHashMap<>();

    /** @param places of the whole server; programs of one queue, which have a user's token, get at most half */
    StreamQuotas(int places) {
        ofAQueue = Math.max(OF_A_PAGE, places / 2);
    }

    /** @return whether a place was left */
    boolean take(Subscription subscription) {
        boolean mine = taken.merge(subscription, 1, Integer::sum) <= most(subscription);
        if (!mine) {
            giveBack(subscription);
        }
        return mine;
    }

    void giveBack(Subscription subscription) {
        taken.computeIfPresent(subscription, (same, count) -> count == 1 ? null : count - 1);
    }

    private int most(Subscription subscription) {
        return switch (subscription) {
            case OfVisit own -> OF_A_VISIT;
            case OfQueue one -> one.byDevice() ? OF_A_DEVICES_QUEUE : ofAQueue;
            case OfQueues some -> OF_A_PAGE;
            case OfSite all -> OF_A_PAGE;
        };
    }
}
