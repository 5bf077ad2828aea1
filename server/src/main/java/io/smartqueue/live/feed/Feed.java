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
import java.util.Optional;
import java.util.Set;

/** How far one organisation's history has been read, and for whom. Belongs to the hub's thread. */
final class Feed {

    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(320);

    private final TenantId tenant;
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private Position position;
    private Duration patience = SHORTEST;

    Feed(TenantId tenant, Position position) {
        this.tenant = tenant;
        this.position = position;
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
        watchers.forEach(watcher -> tell(watcher, event, frame));
    }

    private static void tell(Watcher watcher, LineEvent event, Frame frame) {
        Interest interest = watcher.interest();
        boolean concerned = switch (interest) {
            case OfQueue one -> one.queue().value().equals(event.said().queueId());
            case OfQueues some ->
                some.queues().contains(new QueueId(event.said().queueId()));
            case OfSite all -> all.site().value().equals(event.siteId());
            case OfVisit own -> own.visit().value().equals(event.said().ticketId());
        };
        if (concerned) {
            watcher.offer(frame);
        }
        if (interest instanceof OfVisit) {
            follow(watcher, event, concerned);
        }
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
