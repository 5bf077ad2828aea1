package io.smartqueue.queue.wait;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The service times that one organisation has learned: sums for each site, service and hour of the local day. An hour
 * is drawn towards the whole day at the site, that towards the organisation's other sites, and these towards what the
 * service declares, so that few cases change little. Not for several threads at once.
 */
public final class ServiceTimes {

    /** @param hour of the site's local day in which the service began, 0 to 23 */
    public record Cell(UUID site, UUID service, int hour) {}

    /** As many cases the opinions that follow are worth. */
    private static final double PRIOR_WEIGHT = 20;

    private static final double USUAL_CHANGEOVER_SECONDS = 15;
    private static final double USUALLY_COME = 0.95;

    /** A person who has waited so long stays: those who would leave have left. */
    static final double IMPATIENT_SECONDS = 3600;

    /** One person in forty leaves in half an hour. */
    private static final double PRIOR_DEPARTURES = 1;

    private static final double PRIOR_WAIT_SECONDS = 40 * 1800;

    private final Map<UUID, OfService> byService = new HashMap<>();

    /** The sums of a service's sites, and over all of them, which are added up once after a change. */
    private static final class OfService {

        private final Map<UUID, OfSite> sites = new HashMap<>();
        private @Nullable ServiceTimeSums total;

        ServiceTimeSums total() {
            ServiceTimeSums known = total;
            if (known == null) {
                known = sites.values().stream().map(OfSite::total).reduce(ServiceTimeSums.NONE, ServiceTimeSums::plus);
                total = known;
            }
            return known;
        }
    }

    private static final class OfSite {

        private final Map<Cell, ServiceTimeSums> cells = new HashMap<>();
        private @Nullable ServiceTimeSums total;

        ServiceTimeSums total() {
            ServiceTimeSums known = total;
            if (known == null) {
                known = cells.values().stream().reduce(ServiceTimeSums.NONE, ServiceTimeSums::plus);
                total = known;
            }
            return known;
        }
    }

    /** For what was kept. */
    public void put(Cell cell, ServiceTimeSums sums) {
        OfService service = byService.computeIfAbsent(cell.service, first -> new OfService());
        OfSite site = service.sites.computeIfAbsent(cell.site, first -> new OfSite());
        site.cells.put(cell, sums);
        site.total = null;
        service.total = null;
    }

    /** What was learned about a service at a site. */
    public Map<Cell, ServiceTimeSums> cells(UUID site, UUID service) {
        OfService all = byService.get(service);
        OfSite here = all == null ? null : all.sites.get(site);
        return here == null ? Map.of() : Map.copyOf(here.cells);
    }

    /** What was learned of one cell. */
    public ServiceTimeSums kept(Cell cell) {
        OfService all = byService.get(cell.service);
        OfSite here = all == null ? null : all.sites.get(cell.site);
        return here == null ? ServiceTimeSums.NONE : here.cells.getOrDefault(cell, ServiceTimeSums.NONE);
    }

    /**
     * Counts a service that has ended.
     *
     * @param seconds without pauses on hold
     * @return what must be kept for its cell now
     */
    public ServiceTimeSums learn(Cell cell, double declaredMinutes, double seconds, Instant endedAt) {
        return learn(cell, declaredMinutes, seconds, USUAL_CHANGEOVER_SECONDS, endedAt);
    }

    /** @param changeoverSeconds from the call to the beginning of the service */
    public ServiceTimeSums learn(
            Cell cell, double declaredMinutes, double seconds, double changeoverSeconds, Instant endedAt) {
        ServiceTime believed = of(cell, declaredMinutes, endedAt);
        ServiceTimeSums now = kept(cell).with(seconds, changeoverSeconds, believed, endedAt);
        put(cell, now);
        return now;
    }

    /** Counts somebody who did not come when they were called. */
    public ServiceTimeSums learnAbsence(Cell cell, Instant at) {
        ServiceTimeSums now = kept(cell).withAbsence(at);
        put(cell, now);
        return now;
    }

    /** Counts somebody who waited so long until they were called, or left. */
    public ServiceTimeSums learnWait(Cell cell, double waitedSeconds, boolean left, Instant at) {
        ServiceTimeSums now = kept(cell).withWait(waitedSeconds, left, at);
        put(cell, now);
        return now;
    }

    /** What is believed about a service that begins in this hour. */
    public ServiceTime of(Cell cell, double declaredMinutes, Instant now) {
        return ofDay(cell.site, cell.service, declaredMinutes, now)
                .after(kept(cell).asOf(now));
    }

    /** What is believed about a service at a site, whatever the hour. */
    public ServiceTime ofDay(UUID site, UUID service, double declaredMinutes, Instant now) {
        return ServiceTime.declared(declaredMinutes)
                .after(sums(service, null, now))
                .after(sums(service, site, now));
    }

    /** How long it takes from a call to the beginning of the service. */
    public double changeoverSeconds(UUID site, UUID service, Instant now) {
        ServiceTimeSums sums = sums(service, site, now);
        return (PRIOR_WEIGHT * USUAL_CHANGEOVER_SECONDS + sums.changeovers()) / (PRIOR_WEIGHT + sums.weight());
    }

    /** With which probability somebody comes when they are called. */
    public double comes(UUID site, UUID service, Instant now) {
        ServiceTimeSums sums = sums(service, site, now);
        return (PRIOR_WEIGHT * USUALLY_COME + sums.weight()) / (PRIOR_WEIGHT + sums.weight() + sums.absences());
    }

    /** How many of those who wait leave in a second, in their first hour. */
    public double leavesPerSecond(UUID site, UUID service, Instant now) {
        ServiceTimeSums.Patience patience = sums(service, site, now).patience();
        return (PRIOR_DEPARTURES + patience.departures()) / (PRIOR_WAIT_SECONDS + patience.seconds());
    }

    /** @param site null for all of the organisation */
    private ServiceTimeSums sums(UUID service, @Nullable UUID site, Instant now) {
        OfService all = byService.get(service);
        if (all == null) {
            return ServiceTimeSums.NONE;
        }
        if (site == null) {
            return all.total().asOf(now);
        }
        OfSite here = all.sites.get(site);
        return here == null ? ServiceTimeSums.NONE : here.total().asOf(now);
    }
}
