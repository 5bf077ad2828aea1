package io.smartqueue.live.feed;

import io.smartqueue.queue.LegId;
import io.smartqueue.queue.ticket.RecentPlaces.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The holders of tickets of one organisation who follow them, and where each was told to stand. A change of the line
 * is told to those whose place or wait it has changed, some at a time, because each of them asks for it then. Used only
 * in the feed's lane.
 */
final class Followers {

    /** Always told first. */
    private static final int NEAREST = 50;

    /** The others after them, those first who were told the longest time ago. */
    private static final int AT_A_TIME = 250;

    private static final class Follower {

        private final Subscriber subscriber;
        private LegId leg;
        private @Nullable Standing told;
        private long toldAt;
        private boolean hasToLook;

        private Follower(Subscriber subscriber, LegId leg) {
            this.subscriber = subscriber;
            this.leg = leg;
        }

        private boolean isToBeTold(@Nullable Standing now) {
            return hasToLook || now != null && !now.reads(told);
        }
    }

    private final Map<Subscriber, Follower> all = new HashMap<>();
    private long tellings;

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean has(Subscriber subscriber) {
        return all.containsKey(subscriber);
    }

    /** @param known to the subscriber, or about to be; null when the ticket is not in line */
    void stands(Subscriber subscriber, LegId leg, @Nullable Standing known) {
        Follower follower = all.computeIfAbsent(subscriber, newly -> new Follower(newly, leg));
        follower.leg = leg;
        follower.told = known;
    }

    void remove(Subscriber subscriber) {
        all.remove(subscriber);
    }

    Set<LegId> legs() {
        return all.values().stream().map(follower -> follower.leg).collect(Collectors.toSet());
    }

    /** Their pages may be out of date; they are told so with the next changes of the line. */
    void haveToLook() {
        all.values().forEach(follower -> follower.hasToLook = true);
    }

    /**
     * Tells some of those for whom something has changed.
     *
     * @param now those who are in line
     * @return whether others are still to be told
     */
    boolean tell(Map<LegId, Standing> now) {
        List<Follower> changed = all.values().stream()
                .filter(follower -> follower.isToBeTold(now.get(follower.leg)))
                .sorted(Comparator.comparingInt(follower -> position(now.get(follower.leg))))
                .collect(Collectors.toCollection(ArrayList::new));
        if (changed.size() > AT_A_TIME) {
            changed.subList(NEAREST, changed.size()).sort(Comparator.comparingLong(follower -> follower.toldAt));
        }
        tellings++;
        changed.stream().limit(AT_A_TIME).forEach(follower -> tell(follower, now.get(follower.leg)));
        return changed.size() > AT_A_TIME;
    }

    private void tell(Follower follower, @Nullable Standing now) {
        follower.subscriber.offerSign(follower.hasToLook ? Frame.LOOK : Frame.LINE);
        follower.told = now;
        follower.toldAt = tellings;
        follower.hasToLook = false;
    }

    private static int position(@Nullable Standing standing) {
        return standing == null ? Integer.MAX_VALUE : standing.place().position();
    }
}
