package io.smartqueue.live.feed;

import io.smartqueue.live.feed.LineEvent.OfCounter;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.ticket.RecentPlaces;
import io.smartqueue.queue.ticket.RecentPlaces.Standing;
import io.smartqueue.tenant.CurrentTenant;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads for a feed what is new in the history, and where its followers stand. Works in the lane of the feed. */
@Component
class FeedReader {

    private static final Logger log = LoggerFactory.getLogger(FeedReader.class);
    private static final int BATCH = 500;

    private final EventLog eventLog;
    private final RecentPlaces places;

    FeedReader(EventLog eventLog, RecentPlaces places) {
        this.eventLog = eventLog;
        this.places = places;
    }

    void read(Feed feed) {
        if (!feed.hasBegun()
                || feed.isOver()
                || !feed.afterReading().left(System.nanoTime()).isZero()) {
            return;
        }
        try {
            List<LineEvent> events;
            do {
                events = CurrentTenant.call(feed.tenant(), () -> eventLog.after(feed.position(), BATCH));
                if (!pass(events, feed)) {
                    readAgainSoon(feed);
                    hint(feed, events);
                }
            } while (events.size() == BATCH && events.getLast().settled());
            feed.afterReading().end();
        } catch (RuntimeException failure) {
            feed.afterReading().begin(System.nanoTime());
            log.warn("the history of {} could not be read, will retry: {}", feed.tenant(), failure.getMessage());
        }
    }

    /** @return whether all of them were passed on */
    private boolean pass(List<LineEvent> events, Feed feed) {
        if (events.isEmpty()) {
            return true;
        }
        if (events.stream().anyMatch(event -> event.said() instanceof OfCounter)) {
            places.forget(feed.tenant());
        }
        List<LegId> own = feed.own(events);
        Map<LegId, Standing> standings = own.isEmpty() ? Map.of() : standings(feed, own);
        tellFollowers(feed);
        for (LineEvent event : events) {
            if (!event.settled()) {
                return false;
            }
            feed.advance(event, standings);
        }
        return true;
    }

    Map<LegId, Standing> standings(Feed feed, Collection<LegId> legs) {
        return CurrentTenant.call(feed.tenant(), () -> places.of(legs, Duration.ZERO));
    }

    private void readAgainSoon(Feed feed) {
        feed.soon().ifPresent(wait -> feed.lane().later(() -> read(feed), wait));
    }

    private static void hint(Feed feed, List<LineEvent> waiting) {
        if (feed.hint(waiting, System.nanoTime())) {
            log.warn("the history of {} waits for an old transaction; pages are told to look", feed.tenant());
        }
    }

    /** Tells those who follow a ticket that their place or wait is another one: at once, but once a second at most. */
    void tellFollowers(Feed feed) {
        feed.planTelling(System.nanoTime()).ifPresent(wait -> feed.lane().later(() -> tellSome(feed), wait));
    }

    private void tellSome(Feed feed) {
        feed.beginTelling(System.nanoTime());
        boolean others = true;
        try {
            others = feed.followers().tell(standings(feed, feed.followers().legs()));
            feed.afterTelling().end();
        } catch (RuntimeException failure) {
            feed.afterTelling().begin(System.nanoTime());
            log.warn("the line of {} could not be read, will retry: {}", feed.tenant(), failure.getMessage());
        }
        if (others) {
            tellFollowers(feed);
        }
    }
}
