package io.smartqueue.live.feed;

import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How far one organisation's history has been read, and for whom. Belongs to the hub's thread. */
final class Feed {

    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(320);

    private final TenantId tenant;
    private final List<Watcher> watchers = new ArrayList<>();
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

    List<Watcher> watchers() {
        return watchers;
    }

    void advance(Frame frame, UUID queue) {
        position = frame.position();
        patience = SHORTEST;
        watchers.stream().filter(watcher -> watcher.queue().equals(queue)).forEach(watcher -> watcher.offer(frame));
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
