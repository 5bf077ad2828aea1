package io.smartqueue.live.feed;

import io.smartqueue.live.Interest;
import io.smartqueue.live.Interest.OfQueue;
import io.smartqueue.live.Interest.OfQueues;
import io.smartqueue.live.Interest.OfSite;
import io.smartqueue.live.Interest.OfVisit;
import io.smartqueue.queue.QueueId;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How far one organisation's history has been read, and for whom. Belongs to the hub's thread. */
final class Feed {

    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(320);
    private static final long HELD_FOR_LONG = Duration.ofSeconds(2).toNanos();

    private final TenantId tenant;
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private Position position;
    private Duration patience = SHORTEST;
    private OptionalLong heldSince = OptionalLong.empty();
    private Position hinted;

    Feed(TenantId tenant, Position position) {
        this.tenant = tenant;
        this.position = position;
        this.hinted = position;
    }

    TenantId tenant() {
        return tenant;
    }

    Position position() {
        return position;
    }

    Set<Watcher> watchers() {
        return watchers;
    }

    void advance(LineEvent event, Frame frame) {
        position = event.position();
        patience = SHORTEST;
        heldSince = OptionalLong.empty();
        watchers.forEach(watcher -> tell(watcher, event, frame));
    }

    private static void tell(Watcher watcher, LineEvent event, Frame frame) {
        boolean concerned = concerns(watcher.interest(), event);
        if (concerned) {
            watcher.offer(frame);
        }
        if (watcher.interest() instanceof OfVisit) {
            follow(watcher, event, concerned);
        }
    }

    private static boolean concerns(Interest interest, LineEvent event) {
        return switch (interest) {
            case OfQueue one -> one.queue().value().equals(event.said().queueId());
            case OfQueues some ->
                some.queues().contains(new QueueId(event.said().queueId()));
            case OfSite all -> all.site().value().equals(event.siteId());
            case OfVisit own -> own.visit().value().equals(event.said().ticketId());
        };
    }

    private static void follow(Watcher watcher, LineEvent event, boolean own) {
        if (own) {
            // A transfer is told of twice, in the queue that is left and then in the one that is joined.
            watcher.standsIn(event.said().queueId());
        } else if (watcher.queue().filter(event.said().queueId()::equals).isPresent()) {
            watcher.offerSign(Frame.LINE);
        }
    }

    /** The house has changed; programs are told of tickets only. */
    void look() {
        watchers.stream()
                .filter(watcher -> !(watcher.interest() instanceof OfQueue))
                .forEach(watcher -> watcher.offerSign(Frame.LOOK));
    }

    /**
     * Rows that wait long for an older transaction: pages may look at them, programs wait for their turn.
     *
     * @param now in nanoseconds, from any origin
     * @return whether any were new to the pages
     */
    boolean hint(List<LineEvent> events, long now) {
        long since = heldSince.orElse(now);
        heldSince = OptionalLong.of(since);
        Position known = hinted.isAfter(position) ? hinted : position;
        Position last = events.getLast().position();
        if (now - since < HELD_FOR_LONG || !last.isAfter(known)) {
            return false;
        }
        hinted = last;
        events.stream()
                .filter(event -> event.position().isAfter(known))
                .forEach(event -> watchers.forEach(watcher -> hint(watcher, event)));
        return true;
    }

    private static void hint(Watcher watcher, LineEvent event) {
        if (watcher.interest() instanceof OfQueue) {
            return;
        }
        if (concerns(watcher.interest(), event)) {
            watcher.offerSign(Frame.LOOK);
        } else if (watcher.queue().filter(event.said().queueId()::equals).isPresent()) {
            watcher.offerSign(Frame.LINE);
        }
    }

    /** When to look again for rows that wait for an older transaction; in the end the poll does. */
    Optional<Duration> soon() {
        if (patience.compareTo(LONGEST) > 0) {
            return Optional.empty();
        }
        Duration wait = patience;
        patience = wait.multipliedBy(2);
        return Optional.of(wait);
    }
}
