package io.smartqueue.live.feed;

import io.smartqueue.live.Subscription.OfVisit;
import io.smartqueue.live.feed.LineEvent.OfTicket;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.ticket.RecentPlaces.Standing;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** How far one organisation's history has been read, and its subscribers. Used only in its lane. */
final class Feed {

    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(320);
    private static final long HELD_FOR_LONG = Duration.ofSeconds(2).toNanos();
    private static final long BETWEEN_TELLINGS = Duration.ofSeconds(1).toNanos();

    /** Set while it is in the lane already, where it need not be twice; from any thread. */
    final AtomicBoolean isToBeRead = new AtomicBoolean();

    final AtomicBoolean isToBeLookedAt = new AtomicBoolean();

    private final TenantId tenant;
    private final Frames frames;
    private final Lane lane;
    private final Subscribers subscribers = new Subscribers();
    private final Followers followers = new Followers();
    private boolean hasBegun;
    private EventCursor eventCursor = new EventCursor(0, 0);
    private boolean over;
    private Duration patience = SHORTEST;
    private OptionalLong heldSince = OptionalLong.empty();
    private EventCursor hinted = eventCursor;
    private boolean tellingIsPlanned;
    private OptionalLong told = OptionalLong.empty();
    private final Rest afterReading = new Rest();
    private final Rest afterTelling = new Rest();

    Feed(TenantId tenant, Frames frames, Lane lane) {
        this.tenant = tenant;
        this.frames = frames;
        this.lane = lane;
    }

    TenantId tenant() {
        return tenant;
    }

    Lane lane() {
        return lane;
    }

    /** After failures to read the history. */
    Rest afterReading() {
        return afterReading;
    }

    /** After failures to read where followers stand, which hold up no event. */
    Rest afterTelling() {
        return afterTelling;
    }

    boolean hasBegun() {
        return hasBegun;
    }

    void begin(EventCursor at) {
        hasBegun = true;
        eventCursor = at;
        hinted = at;
    }

    /** The last subscriber has left, and the next one needs another feed. */
    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    EventCursor position() {
        return eventCursor;
    }

    Subscribers watchers() {
        return subscribers;
    }

    Followers followers() {
        return followers;
    }

    void leave(Subscriber subscriber) {
        subscribers.remove(subscriber);
        followers.remove(subscriber);
    }

    /** The legs whose holders are about to be told of an act on their own ticket. */
    List<LegId> own(List<LineEvent> events) {
        return events.stream()
                .flatMap(event -> event.said() instanceof OfTicket ticket && subscribers.follow(ticket)
                        ? Stream.of(ticket.leg())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /**
     * Passes the event to the subscribers concerned; it is serialised once, and only if there is one.
     *
     * @param own where the tickets of followers stand, read after the events
     */
    void advance(LineEvent event, Map<LegId, Standing> own) {
        eventCursor = event.position();
        patience = SHORTEST;
        heldSince = OptionalLong.empty();
        List<Subscriber> concerned = subscribers.concernedBy(event);
        if (!concerned.isEmpty()) {
            Frame frame = frames.of(event);
            concerned.forEach(subscriber -> tell(subscriber, event, frame, own));
        }
    }

    private void tell(Subscriber subscriber, LineEvent event, Frame frame, Map<LegId, Standing> own) {
        if (subscriber.interest() instanceof OfVisit && event.said() instanceof OfTicket ticket) {
            followers.stands(subscriber, ticket.leg(), own.get(ticket.leg()));
        }
        subscriber.offer(frame);
    }

    /** Sends a hint to pages after a change other than a ticket's; to followers when they are told the next time. */
    void look() {
        subscribers
                .pages()
                .filter(subscriber -> !followers.has(subscriber))
                .forEach(subscriber -> subscriber.offerSign(Frame.LOOK));
        followers.haveToLook();
    }

    /** Sends a hint to managers after a change to an alert. */
    void lookAtAlerts() {
        subscribers.managers().forEach(subscriber -> subscriber.offerSign(Frame.LOOK));
    }

    /**
     * How long until the followers may be told again; empty when that is planned already.
     *
     * @param now in nanoseconds, from any origin
     */
    Optional<Duration> planTelling(long now) {
        if (tellingIsPlanned || followers.isEmpty()) {
            return Optional.empty();
        }
        tellingIsPlanned = true;
        long wait = told.isEmpty() ? 0 : Math.max(0, BETWEEN_TELLINGS - (now - told.getAsLong()));
        return Optional.of(
                Duration.ofNanos(Math.max(wait, afterTelling.left(now).toNanos())));
    }

    /** What changes from now on needs another telling. */
    void beginTelling(long now) {
        tellingIsPlanned = false;
        told = OptionalLong.of(now);
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
        events.stream()
                .filter(event -> event.position().isAfter(known))
                .flatMap(event -> subscribers.concernedBy(event).stream())
                .filter(Subscribers::isPage)
                .forEach(subscriber -> subscriber.offerSign(Frame.LOOK));
        return true;
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
