package io.smartqueue.queue.ticket;

import io.smartqueue.queue.LegId;
import io.smartqueue.queue.LineChanged;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.WaitEstimate.Absent;
import io.smartqueue.queue.order.CallingCounters;
import io.smartqueue.queue.order.LineBooks;
import io.smartqueue.queue.order.SiteWaits;
import io.smartqueue.queue.order.SiteWaits.Expected;
import io.smartqueue.site.SettingsChanged;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where tickets stand in line, for those who ask again and again because they follow them. The answer comes from
 * memory; what has to be read for it is read by one for all who ask meanwhile.
 */
@Component
public class RecentPlaces {

    private record Asked(TenantId tenant, QueueId queue) {}

    private record Facts(boolean isStopped) {}

    private final JdbcClient jdbc;
    private final LineBooks books;
    private final CallingCounters counters;
    private final SiteWaits waits;
    private final TransactionTemplate reading;
    private final RecentReads<Asked, Facts> facts = new RecentReads<>(10_000, Asked::tenant);

    RecentPlaces(
            JdbcClient jdbc,
            LineBooks books,
            CallingCounters counters,
            SiteWaits waits,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.books = books;
        this.counters = counters;
        this.waits = waits;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** Where a ticket stands; equal to another one if their holder would read the same. */
    public record Standing(LineBooks.Spot spot, Ticket.PlaceInLine place) {

        /** What its holder reads: the instant of a computation is not part of it. */
        private record Read(
                int position,
                @Nullable Integer low,
                @Nullable Integer high,
                boolean isServed,
                int others) {

            static Read of(Ticket.PlaceInLine place) {
                WaitEstimate eta = place.eta();
                return eta == null
                        ? new Read(place.position(), null, null, false, 0)
                        : new Read(
                                place.position(),
                                eta.lowMinutes(),
                                eta.highMinutes(),
                                eta.countersOpen() > 0,
                                place.othersFirst());
            }
        }

        public boolean reads(@Nullable Standing other) {
            return other != null
                    && spot.queue().equals(other.spot.queue())
                    && spot.isThere() == other.spot.isThere()
                    && Read.of(place).equals(Read.of(other.place));
        }

        /** The same for all who read the same, on every server. */
        public int version() {
            return Objects.hash(spot.queue(), spot.isThere(), Read.of(place));
        }

        /** Whether a ticket read from the database stood there; it may have been moved since. */
        public boolean isAt(
                QueueId queue,
                Instant due,
                @Nullable UUID reservedFor,
                boolean isThere,
                int travelMinutes,
                boolean isTold) {
            return spot.equals(LineBooks.Spot.of(queue, due, reservedFor, isThere, travelMinutes, isTold));
        }
    }

    /**
     * Those of these legs that are in line. Not within a transaction: who waits for another's reading must hold no
     * connection.
     *
     * @param age how long ago what is told may have been true
     */
    @Transactional(propagation = Propagation.NEVER)
    public Map<LegId, Standing> of(Collection<LegId> legs, Duration age) {
        List<UUID> ids = legs.stream().map(LegId::value).toList();
        long since = LineBooks.moment() - age.toNanos();
        return known(ids, since).orElseGet(() -> {
            return books.oneAtATime(() -> known(ids, since)
                    .orElseGet(() -> Objects.requireNonNull(reading.execute(status -> read(ids, since)))));
        });
    }

    private Optional<Map<LegId, Standing>> known(List<UUID> legs, long since) {
        return books.known(legs, since).flatMap(found -> places(found, queue -> facts.find(asked(queue)), this::known));
    }

    private Map<LegId, Standing> read(List<UUID> legs, long since) {
        return places(
                        books.standings(legs, since),
                        queue -> facts.get(asked(queue), this::read),
                        stands -> computed(stands, since))
                .orElseThrow();
    }

    private @Nullable Expected known(LineBooks.Standing stands) {
        return waits.known(stands.spot().queue(), stands.spot().reservedFor(), stands.ahead())
                .orElse(null);
    }

    private Expected computed(LineBooks.Standing stands, long since) {
        return waits.of(stands.spot().queue(), stands.spot().reservedFor(), stands.ahead(), since);
    }

    private static Optional<Map<LegId, Standing>> places(
            Map<UUID, LineBooks.Standing> found,
            Function<QueueId, @Nullable Facts> factsOf,
            Function<LineBooks.Standing, @Nullable Expected> expectedOf) {
        Map<LegId, Standing> places = new HashMap<>();
        for (Map.Entry<UUID, LineBooks.Standing> one : found.entrySet()) {
            LineBooks.Spot spot = one.getValue().spot();
            Facts known = factsOf.apply(spot.queue());
            Expected expected = known == null
                    ? null
                    : known.isStopped ? new Expected(null, Absent.INCIDENT) : expectedOf.apply(one.getValue());
            if (expected == null) {
                return Optional.empty();
            }
            places.put(
                    new LegId(one.getKey()),
                    new Standing(spot, PlacesInLine.place(one.getValue().ahead(), expected, 0, false)));
        }
        return Optional.of(places);
    }

    private static Asked asked(QueueId queue) {
        return new Asked(CurrentTenant.get(), queue);
    }

    private @Nullable Facts read(Asked asked) {
        return jdbc.sql("""
                        select exists (
                            select from open_incident where open_incident.site_id = queue.site_id
                        ) as stopped
                        from queue where queue.id = :queue
                        """)
                .param("queue", asked.queue.value())
                .query((row, n) -> new Facts(row.getBoolean("stopped")))
                .single();
    }

    /** When it is not known which organisation has changed counters or settings. */
    public void forgetAll() {
        facts.forget();
        counters.forgetAll();
    }

    /** For a change of counters or settings that another server has made. */
    public void forget(TenantId tenant) {
        facts.forget(tenant);
        counters.forget(tenant);
    }

    @EventListener
    void on(LineChanged event) {
        facts.forget(event.tenant());
    }

    @EventListener
    void on(SettingsChanged event) {
        facts.forget(event.tenant());
    }
}
