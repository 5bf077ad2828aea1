package io.smartqueue.watch.now;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Caller;
import io.smartqueue.site.Site;
import io.smartqueue.site.Sites;
import io.smartqueue.watch.Alert;
import io.smartqueue.watch.AlertFilter;
import io.smartqueue.watch.Alerts;
import io.smartqueue.watch.now.Watched.CounterNow;
import io.smartqueue.web.paging.PageRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how the lines stand at the sites that a person may see. */
@Component
public class WatchReader {

    private final Sites sites;
    private final LinesNow lines;
    private final CountersNow counters;
    private final SilentDevices silent;
    private final Alerts alerts;
    private final InstantSource clock;

    WatchReader(
            Sites sites,
            LinesNow lines,
            CountersNow counters,
            SilentDevices silent,
            Alerts alerts,
            InstantSource clock) {
        this.sites = sites;
        this.lines = lines;
        this.counters = counters;
        this.silent = silent;
        this.alerts = alerts;
        this.clock = clock;
    }

    // Not read-only, because the first who asks for the senders registers them.
    /**
     * @param site null for all that the caller may see
     * @throws Refusal 404 for a site that does not exist, or that the caller may not see
     */
    @Transactional
    public Watched of(Caller caller, @Nullable UUID site) {
        Instant now = clock.instant();
        Map<UUID, Watched.Place> places = places(caller, site);
        List<CounterNow> desks = counters.of(places);
        LinesNow.Standing standing = lines.of(places, desks, now);
        return new Watched(
                now,
                standing.figures(),
                standing.sites(),
                standing.queues(),
                desks,
                silent.screens(places, now),
                caller.siteIds().isEmpty() ? silent.senders() : List.of(),
                lasting(caller, site));
    }

    private Map<UUID, Watched.Place> places(Caller caller, @Nullable UUID site) {
        Map<UUID, Watched.Place> places = new LinkedHashMap<>();
        sites.all(true, caller.siteIds()).stream()
                .filter(one -> site == null || one.id().value().equals(site))
                .forEach(one -> places.put(one.id().value(), place(one)));
        if (site != null && places.isEmpty()) {
            throw Refusal.notFound("unknown_site", "There is no such site.");
        }
        return places;
    }

    private static Watched.Place place(Site site) {
        return new Watched.Place(site.id().value(), site.names());
    }

    private List<Alert> lasting(Caller caller, @Nullable UUID site) {
        return alerts.list(PageRequest.all("since"), AlertFilter.lasting(caller, site))
                .results();
    }
}
