package io.smartqueue.live.feed;

import io.smartqueue.live.Interest.OfVisit;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How far one organisation's history has been read, and for whom. Belongs to the hub's thread. */
final class Feed {

    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(320);
    private static final long HELD_FOR_LONG = Duration.ofSeconds(2).toNanos();

    private final TenantId tenant;
    private final Frames frames;
    private final Watchers watchers = new Watchers();
    private Position position;
    private Duration patience = SHORTEST;
    private OptionalLong heldSince = OptionalLong.empty();
    private Position hinted;

    Feed(TenantId tenant, Position position, Frames frames) {
        this.tenant = tenant;
        this.frames = frames;
        this.position = position;
        this.hinted = position;
    }

    TenantId tenant() {
        return tenant;
    }

    Position position() {
        return position;
    }

    Watchers watchers() {
        return watchers;
    }

    /** Hands the event to all whom it concerns; it is written once, and only if there is somebody. */
    void advance(LineEvent event) {
        position = event.position();
        patience = SHORTEST;
        heldSince = OptionalLong.empty();
        List<Watcher> concerned = watchers.concernedBy(event);
        if (!concerned.isEmpty()) {
            Frame frame = frames.of(event);
            concerned.forEach(watcher -> tell(watcher, event, frame));
        }
        watchers.besides(event).forEach(watcher -> watcher.offerSign(Frame.LINE));
    }

    private void tell(Watcher watcher, LineEvent event, Frame frame) {
        watcher.offer(frame);
        if (watcher.interest() instanceof OfVisit) {
            watchers.standsIn(watcher, event.said().queueId());
        }
    }

    /** The house has changed. */
    void look() {
        watchers.pages().forEach(watcher -> watcher.offerSign(Frame.LOOK));
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
        events.stream().filter(event -> event.position().isAfter(known)).forEach(this::hint);
        return true;
    }

    private void hint(LineEvent event) {
        watchers.concernedBy(event).stream().filter(Watchers::isPage).forEach(watcher -> watcher.offerSign(Frame.LOOK));
        watchers.besides(event).forEach(watcher -> watcher.offerSign(Frame.LINE));
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
