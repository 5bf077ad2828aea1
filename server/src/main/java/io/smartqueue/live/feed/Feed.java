package io.smartqueue.live.feed;

import io.smartqueue.live.Subscription.OfVisit;
import io.smartqueue.live.feed.LineEvent.OfTicket;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How far one organisation's history has been read, and its subscribers. Used only on the hub's thread. */
final class Feed {

    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(320);
    private static final long HELD_FOR_LONG = Duration.ofSeconds(2).toNanos();

    private final TenantId tenant;
    private final Frames frames;
    private final Subscribers subscribers = new Subscribers();
    private EventCursor eventCursor;
    private Duration patience = SHORTEST;
    private OptionalLong heldSince = OptionalLong.empty();
    private EventCursor hinted;

    Feed(TenantId tenant, EventCursor eventCursor, Frames frames) {
        this.tenant = tenant;
        this.frames = frames;
        this.eventCursor = eventCursor;
        this.hinted = eventCursor;
    }

    TenantId tenant() {
        return tenant;
    }

    EventCursor position() {
        return eventCursor;
    }

    Subscribers watchers() {
        return subscribers;
    }

    /** Passes the event to the subscribers concerned; it is serialised once, and only if there is one. */
    void advance(LineEvent event) {
        eventCursor = event.position();
        patience = SHORTEST;
        heldSince = OptionalLong.empty();
        List<Subscriber> concerned = subscribers.concernedBy(event);
        if (!concerned.isEmpty()) {
            Frame frame = frames.of(event);
            concerned.forEach(subscriber -> tell(subscriber, event, frame));
        }
        subscribers.besides(event).forEach(subscriber -> subscriber.offerSign(Frame.LINE));
    }

    private void tell(Subscriber subscriber, LineEvent event, Frame frame) {
        subscriber.offer(frame);
        if (subscriber.interest() instanceof OfVisit && event.said() instanceof OfTicket ticket) {
            subscribers.standsIn(subscriber, ticket.queueId());
        }
    }

    /** Sends a hint to pages after a change other than a ticket's. */
    void look() {
        subscribers.pages().forEach(subscriber -> subscriber.offerSign(Frame.LOOK));
    }

    /**
     * For rows that wait long for an older transaction: pages get a hint to reload, programs get the rows later, in
     * order.
     *
     * @param now in nanoseconds, from any origin
     * @return whether pages had no hint of some of them yet
     */
    boolean hint(List<LineEvent> events, long now) {
        long since = heldSince.orElse(now);
        heldSince = OptionalLong.of(since);
        EventCursor known = hinted.isAfter(eventCursor) ? hinted : eventCursor;
        EventCursor last = events.getLast().position();
        if (now - since < HELD_FOR_LONG || !last.isAfter(known)) {
            return false;
        }
        hinted = last;
        events.stream().filter(event -> event.position().isAfter(known)).forEach(this::hint);
        return true;
    }

    private void hint(LineEvent event) {
        subscribers.concernedBy(event).stream()
                .filter(Subscribers::isPage)
                .forEach(subscriber -> subscriber.offerSign(Frame.LOOK));
        subscribers.besides(event).forEach(subscriber -> subscriber.offerSign(Frame.LINE));
    }

    /** The delay before reading again rows that wait for an older transaction; empty leaves it to the poll. */
    Optional<Duration> soon() {
        if (patience.compareTo(LONGEST) > 0) {
            return Optional.empty();
        }
        Duration wait = patience;
        patience = wait.multipliedBy(2);
        return Optional.of(wait);
    }
}
