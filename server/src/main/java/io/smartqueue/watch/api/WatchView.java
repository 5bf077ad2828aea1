package io.smartqueue.watch.api;

import io.smartqueue.watch.api.AlertView.Place;
import io.smartqueue.watch.now.Watched;
import io.smartqueue.watch.now.Watched.CounterNow;
import io.smartqueue.watch.now.Watched.QueueNow;
import io.smartqueue.watch.now.Watched.SilentScreen;
import io.smartqueue.watch.now.Watched.SiteNow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the lines stand, as programs see it. */
record WatchView(
        Instant at,
        Watched.Figures figures,
        List<Site> sites,
        List<Queue> queues,
        List<Counter> counters,
        List<Screen> screens,
        List<Watched.ParkedSender> senders,
        List<AlertView> alerts) {

    record Site(
            UUID id, String name, boolean isOpen, @Nullable Instant opensAt, Watched.@Nullable Standstill incident) {

        static Site of(SiteNow site) {
            return new Site(
                    site.site().id(), site.site().names().name(), site.isOpen(), site.opensAt(), site.incident());
        }
    }

    record Queue(
            UUID id,
            String name,
            Place site,
            String status,
            int waiting,
            long longestWaitSeconds,
            Watched.@Nullable Range range,
            int countersOpen,
            int countersNeeded) {

        static Queue of(QueueNow queue) {
            return new Queue(
                    queue.id(),
                    queue.names().name(),
                    place(queue.site()),
                    queue.status(),
                    queue.waiting(),
                    queue.longestWaitSeconds(),
                    queue.range(),
                    queue.counters().open(),
                    queue.counters().needed());
        }
    }

    record Counter(
            UUID id,
            String name,
            Place site,
            CounterNow.State state,
            @Nullable Instant since,
            @Nullable String agent,
            @Nullable String ticket,
            @Nullable String reason) {

        static Counter of(CounterNow counter) {
            return new Counter(
                    counter.id(),
                    counter.name(),
                    place(counter.site()),
                    counter.state(),
                    counter.since(),
                    counter.agent(),
                    counter.ticket(),
                    counter.reason());
        }
    }

    record Screen(
            UUID id, String name, Place site, @Nullable Instant seenAt) {

        static Screen of(SilentScreen screen) {
            return new Screen(screen.id(), screen.name(), place(screen.site()), screen.seenAt());
        }
    }

    private static Place place(Watched.Place place) {
        return Place.of(place.id(), place.names());
    }

    static WatchView of(Watched watched) {
        return new WatchView(
                watched.at(),
                watched.figures(),
                watched.sites().stream().map(Site::of).toList(),
                watched.queues().stream().map(Queue::of).toList(),
                watched.counters().stream().map(Counter::of).toList(),
                watched.screens().stream().map(Screen::of).toList(),
                watched.senders(),
                watched.alerts().stream().map(AlertView::of).toList());
    }
}
