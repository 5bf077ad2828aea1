package io.smartqueue.live.feed;

import io.smartqueue.live.Signals;
import io.smartqueue.live.Subscription;
import io.smartqueue.live.Subscription.OfQueue;
import io.smartqueue.live.Subscription.OfVisit;
import io.smartqueue.live.Topic;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the history once for this server and passes events to all subscribers. One thread does all the reading, so
 * that a feed needs no lock. It reads when a signal comes, and each second in case one was lost.
 */
@Component
public class Hub implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final EventLog eventLog;
    private final Frames frames;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-hub").factory());
    private final Map<TenantId, Feed> feeds = new HashMap<>();
    private final Set<Topic> woken = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Future<?> polling;

    Hub(EventLog eventLog, Frames frames, Signals signals) {
        this.eventLog = eventLog;
        this.frames = frames;
        signals.listen(Topic.LINES, topic -> wake(topic, Topic::line, this::read));
        signals.listen(Topic.ORGANISATIONS, topic -> wake(topic, Topic::organisation, Feed::look));
    }

    /**
     * Starts a subscription: first what was missed since {@code last}, then what happens from now on.
     *
     * @param wake called whenever there is something to take; must not wait
     * @throws IllegalStateException when the server is stopping
     */
    public Subscriber watch(Subscription subscription, @Nullable EventCursor last, Runnable wake) {
        var subscriber = new Subscriber(subscription, wake);
        Feed feed = onReader(() -> join(subscriber));
        try {
            CurrentTenant.run(subscription.tenant(), () -> prepare(subscriber, feed, last));
        } catch (RuntimeException failure) {
            leave(subscriber);
            throw failure;
        }
        return subscriber;
    }

    private Feed join(Subscriber subscriber) {
        if (!isRunning()) {
            throw new IllegalStateException("the hub has stopped");
        }
        TenantId tenant = subscriber.interest().tenant();
        Feed feed = feeds.get(tenant);
        if (feed == null) {
            feed = new Feed(tenant, CurrentTenant.call(tenant, eventLog::now), frames);
            feeds.put(tenant, feed);
        }
        subscriber.startAt(feed.position());
        feed.watchers().add(subscriber);
        return feed;
    }

    private void prepare(Subscriber subscriber, Feed feed, @Nullable EventCursor last) {
        if (subscriber.interest() instanceof OfVisit own) {
            eventLog.queueOf(own.visit())
                    .ifPresent(queue -> onReader(() -> feed.watchers().stoodIn(subscriber, queue)));
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

    /** True for an id from before a restore of the database: a reader waiting for that position would get nothing. */
    private boolean isToCome(EventCursor last, EventCursor since) {
        return last.isAfter(since) && last.isAfter(eventLog.now());
    }

    public void leave(Subscriber subscriber) {
        subscriber.end();
        submit(() -> {
            TenantId tenant = subscriber.interest().tenant();
            Feed feed = feeds.get(tenant);
            if (feed != null) {
                feed.watchers().remove(subscriber);
                if (feed.watchers().isEmpty()) {
                    feeds.remove(tenant);
                }
            }
        });
    }

    private void wake(Topic topic, Function<TenantId, Topic> topicOf, Consumer<Feed> work) {
        if (woken.add(topic)) {
            submit(() -> {
                woken.remove(topic);
                feeds.values().stream()
                        .filter(feed -> topicOf.apply(feed.tenant()).isWithin(topic))
                        .forEach(work);
            });
        }
    }

    private void poll() {
        try {
            feeds.values().forEach(this::read);
        } catch (Error fault) {
            // Otherwise the executor would never poll again.
            log.error("the history could not be read", fault);
        }
    }

    private void read(Feed feed) {
        try {
            List<LineEvent> events;
            do {
                events = CurrentTenant.call(feed.tenant(), () -> eventLog.after(feed.position(), BATCH));
                for (LineEvent event : events) {
                    if (!event.settled()) {
                        readAgainSoon(feed);
                        hint(feed, events);
                        return;
                    }
                    feed.advance(event);
                }
            } while (events.size() == BATCH);
        } catch (RuntimeException failure) {
            log.warn("the history of {} could not be read, will retry: {}", feed.tenant(), failure.getMessage());
        }
    }

    private void readAgainSoon(Feed feed) {
        feed.soon().ifPresent(wait -> {
            try {
                reader.schedule(() -> read(feed), wait.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                log.debug("stopping");
            }
        });
    }

    private static void hint(Feed feed, List<LineEvent> waiting) {
        if (feed.hint(waiting, System.nanoTime())) {
            log.warn("the history of {} waits for an old transaction; pages are told to look", feed.tenant());
        }
    }

    private <T> T onReader(Callable<T> work) {
        try {
            return reader.submit(work).get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (RejectedExecutionException | InterruptedException stopping) {
            throw new IllegalStateException("the hub has stopped", stopping);
        }
    }

    private void submit(Runnable work) {
        try {
            reader.execute(work);
        } catch (RejectedExecutionException stopping) {
            log.debug("stopping");
        }
    }

    @Override
    public void start() {
        polling = reader.scheduleWithFixedDelay(this::poll, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends all streams; its phase is before the web server waits for open requests. */
    @Override
    public void stop() {
        Future<?> last = polling;
        polling = null;
        if (last != null) {
            last.cancel(false);
        }
        submit(() -> feeds.values().forEach(feed -> feed.watchers().forEach(Subscriber::end)));
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
        reader.shutdown();
    }
}
