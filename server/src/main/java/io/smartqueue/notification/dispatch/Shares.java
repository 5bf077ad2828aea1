package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How many workers each channel has. One whose provider answers slowly leaves some to each other channel that is on, so
 * that it holds up none.
 */
class Shares {

    private static final int LEFT_TO_EACH_OTHER = 4;

    private final int workers;
    private final Map<Medium, Integer> busy = new EnumMap<>(Medium.class);
    private final Set<Medium> full = EnumSet.noneOf(Medium.class);

    Shares(int workers) {
        this.workers = workers;
    }

    /** @param on the channels that are */
    synchronized int left(Medium medium, Set<Medium> on) {
        int kept = on.stream()
                .filter(other -> other != medium)
                .mapToInt(other -> Math.max(0, LEFT_TO_EACH_OTHER - busy.getOrDefault(other, 0)))
                .sum();
        int free = workers - busy.values().stream().mapToInt(many -> many).sum();
        return Math.max(0, free - kept);
    }

    /** @param isFull whether more could have been taken with more workers */
    synchronized void taken(Medium medium, int many, boolean isFull) {
        busy.merge(medium, many, Integer::sum);
        if (isFull) {
            full.add(medium);
        } else {
            full.remove(medium);
        }
    }

    /** @return whether the channel waited for it */
    synchronized boolean over(Medium medium) {
        busy.merge(medium, -1, Integer::sum);
        return full.remove(medium);
    }
}
