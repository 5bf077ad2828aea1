package io.smartqueue.live.feed;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.live.Signals;
import io.smartqueue.live.Subscription;
import io.smartqueue.live.Subscription.OfQueue;
import io.smartqueue.live.Subscription.OfVisit;
import io.smartqueue.live.Topic;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.RecentPlaces;
import io.smartqueue.queue.ticket.RecentPlaces.Standing;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the history once for this server and passes events to all subscribers. Each organisation has a lane of its own,
 * so that a feed needs no lock, and one that waits for the database holds up no other. It reads when a signal comes,
 * and each second in case one was lost.
 */
@Component
public class Hub implements SmartLifecycle, DisposableBean {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int BATCH = 500;
    private static final int THREADS = 4;

    private final EventLog eventLog;
    private final Frames frames;
    private final FeedReader reader;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            THREADS,
            Workload.BACKGROUND.threads(
                    Thread.ofPlatform().daemon().name("live-hub-", 1).factory()));
    private final Map<TenantId, Feed> feeds = new ConcurrentHashMap<>();
    private volatile @Nullable Future<?> polling;

    Hub(EventLog eventLog, Frames frames, FeedReader reader, RecentPlaces places, Signals signals) {
        this.eventLog = eventLog;
        this.frames = frames;
        this.reader = reader;
        signals.listen(Topic.LINES, topic -> within(topic, Topic::line).forEach(this::readSoon));
        signals.listen(Topic.ORGANISATIONS, topic -> {
            topic.tenant().ifPresentOrElse(places::forget, places::forgetAll);
            within(topic, Topic::organisation).forEach(this::lookSoon);
        });
        signals.listen(
                Topic.WORDS,
                topic -> topic.queue()
                        .ifPresent(queue -> feeds.values().stream()
                                .filter(feed -> topic.tenant()
                                        .filter(feed.tenant()::equals)
                                        .isPresent())
                                .forEach(feed ->
                                        feed.lane().run(() -> feed.watchers().look(queue)))));
        signals.listen(Topic.VISITS, topic -> topic.visit().ifPresent(visit -> lookAt(topic, visit)));
        signals.listen(
                Topic.ALERTS,
                topic ->
                        within(topic, Topic::alerts).forEach(feed -> feed.lane().run(feed::lookAtAlerts)));
    }

    private void lookAt(Topic topic, TicketId visit) {
        topic.tenant()
                .map(feeds::get)
                .ifPresent(feed -> feed.lane().run(() -> feed.watchers().look(visit)));
    }

    private Stream<Feed> within(Topic topic, Function<TenantId, Topic> topicOf) {
        return feeds.values().stream()
                .filter(feed -> topicOf.apply(feed.tenant()).isWithin(topic));
    }

    /**
     * Starts a subscription: first what was missed since {@code last}, then what happens from now on.
     *
     * @param wake called whenever there is something to take; must not wait
     * @throws Refusal 503 {@code busy} when others are read for too long
     * @throws IllegalStateException when the server is stopping
     */
    public Subscriber watch(Subscription subscription, @Nullable EventCursor last, Runnable wake) {
        var subscriber = new Subscriber(subscription, wake);
        try {
            Feed feed = join(subscriber);
            CurrentTenant.run(subscription.tenant(), () -> prepare(subscriber, feed, last));
        } catch (RuntimeException failure) {
            leave(subscriber);
            throw failure;
        }
        return subscriber;
    }

    private Feed join(Subscriber subscriber) {
        while (true) {
            Feed feed = feeds.computeIfAbsent(
                    subscriber.interest().tenant(), tenant -> new Feed(tenant, frames, new Lane(threads)));
            if (feed.lane().call(() -> join(subscriber, feed))) {
                return feed;
            }
        }
    }

    /** @return false when the last subscriber has left it meanwhile */
    private boolean join(Subscriber subscriber, Feed feed) {
        if (feed.isOver()) {
            return false;
        }
        try {
            if (!isRunning()) {
                throw new IllegalStateException("the hub has stopped");
            }
            if (!feed.hasBegun()) {
                feed.begin(CurrentTenant.call(feed.tenant(), eventLog::now));
            }
            subscriber.startAt(feed.position());
            feed.watchers().add(subscriber);
            return true;
        } finally {
            endIfEmpty(feed);
        }
    }

    private void endIfEmpty(Feed feed) {
        if (feed.watchers().isEmpty()) {
            feed.end();
            feeds.remove(feed.tenant(), feed);
        }
    }

    private void prepare(Subscriber subscriber, Feed feed, @Nullable EventCursor last) {
        if (subscriber.interest() instanceof OfVisit own) {
            eventLog.legOf(own.visit()).ifPresent(leg -> follow(subscriber, feed, leg));
        }
        EventCursor from = last == null || isToCome(last, subscriber.since()) ? subscriber.since() : last;
        List<Frame> missed = new ArrayList<>();
        if (subscriber.since().isAfter(from)) {
            eventLog.between(subscriber.interest(), from, subscriber.since(), BATCH + 1).stream()
                    .map(frames::of)
                    .forEach(missed::add);
        }
        // A reader that missed more reconnects for the rest, so that old events cannot fill the memory.
        boolean more = missed.size() > BATCH;
        if (more) {
            missed.removeLast();
        } else {
            missed.add(Frame.mark(subscriber.since().isAfter(from) ? subscriber.since() : from));
        }
        subscriber.catchUp(from, missed, more);
        if (!(subscriber.interest() instanceof OfQueue)) {
            subscriber.offerSign(Frame.LOOK);
        }
    }

    // Its page looks once the stream is open, and then sees at least this place.
    private void follow(Subscriber subscriber, Feed feed, LegId leg) {
        Standing known = reader.standings(feed, List.of(leg)).get(leg);
        feed.lane().run(() -> {
            // A newer event may have said by now where it stands.
            if (feed.watchers().contains(subscriber) && !feed.followers().has(subscriber)) {
                feed.followers().stands(subscriber, leg, known);
                reader.tellFollowers(feed);
            }
        });
    }

    /** True for an id from before a restore of the database: a reader waiting for that position would get nothing. */
    private boolean isToCome(EventCursor last, EventCursor since) {
        return last.isAfter(since) && last.isAfter(eventLog.now());
    }

    public void leave(Subscriber subscriber) {
        subscriber.end();
        Feed feed = feeds.get(subscriber.interest().tenant());
        if (feed != null) {
            feed.lane().run(() -> {
                feed.leave(subscriber);
                endIfEmpty(feed);
            });
        }
    }

    /** Ends all subscriptions of these organisations on this server. */
    void end(Set<TenantId> tenants) {
        feeds.values().stream()
                .filter(feed -> tenants.contains(feed.tenant()))
                .forEach(feed -> feed.lane().run(() -> feed.watchers().forEach(Subscriber::end)));
    }

    private void readSoon(Feed feed) {
        if (feed.isToBeRead.compareAndSet(false, true)) {
            feed.lane().run(() -> {
                feed.isToBeRead.set(false);
                reader.read(feed);
            });
        }
    }

    private void lookSoon(Feed feed) {
        if (feed.isToBeLookedAt.compareAndSet(false, true)) {
            feed.lane().run(() -> {
                feed.isToBeLookedAt.set(false);
                feed.look();
                reader.tellFollowers(feed);
            });
        }
    }

    @Override
    public void start() {
        polling = threads.scheduleWithFixedDelay(
                () -> feeds.values().forEach(this::readSoon), POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends all streams; its phase is before the web server waits for open requests. */
    @Override
    public void stop() {
        Future<?> last = polling;
        polling = null;
        if (last != null) {
            last.cancel(false);
        }
        feeds.values().forEach(feed -> feed.lane().run(() -> feed.watchers().forEach(Subscriber::end)));
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public boolean isRunning() {
        return polling != null;
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
