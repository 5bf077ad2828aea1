package io.smartqueue.live.feed;

import io.smartqueue.live.Live;
import io.smartqueue.live.Topic;
import io.smartqueue.queue.TicketEvent;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what happened, once for this server, and hands it to all who watch. One thread does all the reading, so
 * that a feed needs no lock; it reads when a signal comes, and each second in case one was lost.
 */
@Component
public class Hub implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final EventLog eventLog;
    private final Live live;
    private final JsonMapper json;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-hub").factory());
    private final Map<TenantId, Feed> feeds = new HashMap<>();
    private final Set<Topic> woken = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Future<?> polling;

    Hub(EventLog eventLog, Live live, JsonMapper json) {
        this.eventLog = eventLog;
        this.live = live;
        this.json = json;
        live.listen(Topic.LINES, this::wake);
    }

    @EventListener
    void on(TicketEvent event) {
        live.signal(Topic.line(event.tenant()));
    }

    /**
     * Begins to gather what happens in a queue from now on.
     *
     * @throws IllegalStateException when the server is stopping
     */
    public Watcher watch(TenantId tenant, UUID queue) {
        return onReader(() -> {
            if (!isRunning()) {
                throw new IllegalStateException("the hub has stopped");
            }
            Feed feed = feeds.get(tenant);
            if (feed == null) {
                feed = new Feed(tenant, CurrentTenant.call(tenant, eventLog::now));
                feeds.put(tenant, feed);
            }
            var watcher = new Watcher(tenant, queue);
            watcher.startAt(feed.position());
            feed.watchers().add(watcher);
            return watcher;
        });
    }

    public void leave(Watcher watcher) {
        watcher.end();
        submit(() -> {
            Feed feed = feeds.get(watcher.tenant());
            if (feed != null
                    && feed.watchers().remove(watcher)
                    && feed.watchers().isEmpty()) {
                feeds.remove(watcher.tenant());
            }
        });
    }

    /** What the watcher's queue has seen between a place and where his own watch begins, a part at a time. */
    public List<Frame> replay(Watcher watcher, Position after) {
        return CurrentTenant.call(
                        watcher.tenant(), () -> eventLog.between(watcher.queue(), after, watcher.since(), BATCH))
                .stream()
                .map(this::frame)
                .toList();
    }

    private void wake(Topic topic) {
        if (woken.add(topic)) {
            submit(() -> {
                woken.remove(topic);
                feeds.values().stream()
                        .filter(feed -> Topic.line(feed.tenant()).isWithin(topic))
                        .forEach(this::read);
            });
        }
    }

    private void poll() {
        feeds.values().forEach(this::read);
    }

    private void read(Feed feed) {
        try {
            List<LineEvent> events;
            do {
                events = CurrentTenant.call(feed.tenant(), () -> eventLog.after(feed.position(), BATCH));
                for (LineEvent event : events) {
                    if (!event.settled()) {
                        readAgainSoon(feed);
                        return;
                    }
                    feed.advance(frame(event), event.said().queueId());
                }
            } while (events.size() == BATCH);
        } catch (RuntimeException failure) {
            log.warn("the history of {} could not be read, tries again: {}", feed.tenant(), failure.getMessage());
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

    private Frame frame(LineEvent event) {
        return new Frame(
                event.position(),
                "id: " + event.position() + "\nevent: " + event.said().event() + "\ndata: "
                        + json.writeValueAsString(event.said()) + "\n\n");
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

    /** Ends all streams; in its phase that is before the web server waits for the requests under way. */
    @Override
    public void stop() {
        Future<?> last = polling;
        polling = null;
        if (last != null) {
            last.cancel(false);
        }
        submit(() -> feeds.values().forEach(feed -> feed.watchers().forEach(Watcher::end)));
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
