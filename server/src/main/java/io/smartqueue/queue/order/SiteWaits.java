package io.smartqueue.queue.order;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.WaitEstimate.Absent;
import io.smartqueue.queue.order.LastWaits.Computed;
import io.smartqueue.queue.order.Line.Place;
import io.smartqueue.queue.wait.Range;
import io.smartqueue.queue.wait.Waits;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The waits of each site's lines, computed once for all readers of this server, from what is committed. A reader gets
 * what was computed less than a second ago, or, when the line has changed since and there is time for it, what is
 * computed now. An act gets the last computation. Taking a ticket computes anew before anything is locked if the last
 * one is older than ten seconds or a counter has opened or closed since.
 */
@Component
public class SiteWaits {

    private static final int MOST_QUEUES = 100_000;
    private static final double MINUTES = 60_000;
    private static final Logger log = LoggerFactory.getLogger(SiteWaits.class);

    /** The range, or why there is none. */
    public record Expected(
            @Nullable WaitEstimate range, @Nullable Absent absent) {}

    private record Standing(Place place, Range range) {}

    private record Asked(TenantId tenant, QueueId queue) {

        static Asked of(QueueId queue) {
            return new Asked(CurrentTenant.get(), queue);
        }
    }

    /** @param range null while the line stands still, or is closed and nobody calls */
    public record Shown(UUID leg, @Nullable Range range) {}

    public record LineOf(Instant computedAt, int waiting, List<Shown> first) {}

    /** Somebody in line who does not know yet that their turn approaches. */
    public record Untold(UUID leg, int travelMinutes, Range range) {}

    private final JdbcClient jdbc;
    private final LastWaits last;
    private final InstantSource clock;
    private final TransactionTemplate reading;
    private final Cache<Asked, UUID> sitesOfQueues =
            Caffeine.newBuilder().maximumSize(MOST_QUEUES).build();

    SiteWaits(JdbcClient jdbc, LastWaits last, InstantSource clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.last = last;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * The wait of somebody with this ahead of them.
     *
     * @param since what had been committed at this moment is known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Expected of(QueueId queue, @Nullable UUID reservedFor, Ahead ahead, long since) {
        return of(last.fresh(site(queue), since), queue, reservedFor, ahead);
    }

    /** The same from memory alone; empty when it must be computed first. */
    public Optional<Expected> known(QueueId queue, @Nullable UUID reservedFor, Ahead ahead) {
        return Optional.ofNullable(sitesOfQueues.getIfPresent(Asked.of(queue)))
                .flatMap(last::known)
                .filter(computed -> computed.knows(queue))
                .map(computed -> of(computed, queue, reservedFor, ahead));
    }

    /** The wait of somebody who would join, whatever the hour. */
    @Transactional(propagation = Propagation.MANDATORY)
    public WaitEstimate ofJoining(QueueId queue, Ahead ahead, long since) {
        return range(last.fresh(site(queue), since), queue, null, ahead);
    }

    /** Before a ticket is taken, and before it locks anything: computes waits that it can be told. */
    public void prepare(QueueId queue) {
        try {
            UUID known = sitesOfQueues.getIfPresent(Asked.of(queue));
            UUID site = known != null
                    ? known
                    : reading.execute(begun -> siteIfAny(queue).orElse(null));
            if (site != null
                    && !last.isUsable(site, queue)
                    && !(isWithin() && last.of(site, queue).isPresent())) {
                last.prepare(site);
            }
        } catch (RuntimeException fault) {
            log.warn("a wait could not be computed before a ticket was taken: {}", fault.getMessage());
        }
    }

    /** Then a second connection is only worth it where there is nothing to tell. */
    private static boolean isWithin() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** The same from the last computation, for who joins; it computes nothing, so there may be no range. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Expected forNewcomer(QueueId queue, Ahead ahead) {
        return last.of(site(queue), queue)
                .map(computed -> of(computed, queue, null, ahead))
                .orElseGet(() -> new Expected(null, null));
    }

    private Expected of(Computed computed, QueueId queue, @Nullable UUID reservedFor, Ahead ahead) {
        return ahead.countersOpen() == 0 && !computed.state().isOpen(queue.value(), clock.instant())
                ? new Expected(null, Absent.CLOSED)
                : new Expected(range(computed, queue, reservedFor, ahead), null);
    }

    private WaitEstimate range(Computed computed, QueueId queue, @Nullable UUID reservedFor, Ahead ahead) {
        Computed knowing = computed.knows(queue) ? computed : last.renewed(site(queue));
        if (!knowing.knows(queue)) {
            throw Refusal.of(Refusal.Kind.BUSY, "busy", "Too many wait for this; nothing was done.")
                    .with("retry_after_seconds", 2);
        }
        Waits waits = knowing.waits();
        int lane = waits.lane(queue.value(), reservedFor);
        Range range = lane < 0
                ? waits.at(waits.lane(queue.value(), null), Math.toIntExact(ahead.people()))
                : waits.at(lane, ahead.inLane());
        double passed = Duration.between(waits.computedAt(), clock.instant()).toMillis() / MINUTES;
        return WaitEstimate.of(range.later(passed).with(ahead.countersOpen()));
    }

    /**
     * A queue's line.
     *
     * @param first how many, in the calling order; those who are not there yet are not among them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LineOf line(QueueId queue, int first) {
        Computed computed = last.fresh(site(queue), LineBooks.moment());
        List<Standing> all = new ArrayList<>();
        for (int lane = 0; lane < computed.state().places().size(); lane++) {
            if (computed.state().lane(lane).queue().equals(queue.value())) {
                List<Place> places = computed.state().places().get(lane);
                for (int ahead = 0; ahead < places.size(); ahead++) {
                    all.add(new Standing(places.get(ahead), computed.waits().at(lane, ahead)));
                }
            }
        }
        all.sort(Comparator.comparing(Standing::place));
        boolean isStopped = computed.state().isStopped();
        boolean isOpen = computed.state().isOpen(queue.value(), clock.instant());
        List<Standing> shown = all.subList(0, Math.min(first, all.size()));
        return new LineOf(
                computed.waits().computedAt(),
                all.size(),
                shown.stream()
                        .map(one -> new Shown(
                                one.place.leg(),
                                isStopped || !isOpen && one.range.countersOpen() == 0 ? null : one.range))
                        .toList());
    }

    /** Those of a site who have not been told, with their ranges, the first in each line first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Untold> untold(UUID site) {
        Computed computed = last.fresh(site, LineBooks.moment());
        List<Untold> untold = new ArrayList<>();
        if (computed.state().isStopped()) {
            return untold;
        }
        for (int lane = 0; lane < computed.state().places().size(); lane++) {
            List<Place> places = computed.state().places().get(lane);
            for (int ahead = 0; ahead < places.size(); ahead++) {
                addUntold(untold, places.get(ahead), computed.waits(), lane, ahead);
            }
        }
        computed.state()
                .remote()
                .forEach((queue, places) -> places.forEach(place -> addUntold(
                        untold,
                        place,
                        computed.waits(),
                        computed.waits().lane(queue, null),
                        before(computed, queue, place))));
        return untold;
    }

    private static void addUntold(List<Untold> untold, Place place, Waits waits, int lane, int ahead) {
        if (!place.isTold()) {
            Range range = waits.at(lane, ahead);
            if (range.countersOpen() > 0) {
                untold.add(new Untold(place.leg(), place.travelMinutes(), range));
            }
        }
    }

    private static int before(Computed computed, UUID queue, Place place) {
        long[] due = computed.state().lane(computed.waits().lane(queue, null)).due();
        int before = Arrays.binarySearch(due, place.due());
        return before < 0 ? -before - 1 : before;
    }

    /** A queue never leaves its site. */
    private UUID site(QueueId queue) {
        return siteIfAny(queue).orElseThrow();
    }

    private Optional<UUID> siteIfAny(QueueId queue) {
        Optional<UUID> known = Optional.ofNullable(sitesOfQueues.getIfPresent(Asked.of(queue)));
        return known.isPresent() ? known : read(queue);
    }

    private Optional<UUID> read(QueueId queue) {
        Optional<UUID> site = jdbc.sql("select site_id from queue where id = :queue")
                .param("queue", queue.value())
                .query(UUID.class)
                .optional();
        site.ifPresent(id -> sitesOfQueues.put(Asked.of(queue), id));
        return site;
    }
}
