package io.smartqueue.queue.day;

import io.smartqueue.postgres.pool.Watch;
import io.smartqueue.queue.LineChanged;
import io.smartqueue.queue.event.CounterChanged;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.TicketsTaken;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks at a site when its line has changed here, and when the first who has not been told may be near without any
 * change: a wait becomes shorter by a minute a minute at most. Sites in whose lines people wait for open counters are
 * looked for every few seconds, because another server that watched them may have died.
 */
@Component
@ConditionalOnWebApplication
class AlmostWatch extends Watch {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration SEARCH = Duration.ofSeconds(15);

    /** The waits that are read may be a second old. */
    private static final Duration AGAIN = Duration.ofMillis(1100);

    private record Place(TenantId tenant, UUID site) {}

    private final DueOrganisations due;
    private final Approaching approaching;
    private final Set<TenantId> changedTenants = ConcurrentHashMap.newKeySet();
    private final Map<TenantId, Set<UUID>> changedQueues = new ConcurrentHashMap<>();
    private final Map<Place, Long> joined = new ConcurrentHashMap<>();
    private final Map<Place, Long> wakes = new HashMap<>();

    /** Where something changed, which waits that are read at once may not know yet. */
    private final Set<Place> changedPlaces = new HashSet<>();

    private long searched = System.nanoTime() - SEARCH.toNanos();

    AlmostWatch(DueOrganisations due, Approaching approaching) {
        super("almost-watch", PAUSE);
        this.due = due;
        this.approaching = approaching;
    }

    @TransactionalEventListener
    void on(TicketEvent event) {
        if (event.type() != TicketEvent.Type.ALMOST) {
            changed(event.tenant(), event.queue().value());
        }
    }

    /** Who joins brings nobody else nearer, and knows already how long it takes at least. */
    @TransactionalEventListener
    void on(TicketsTaken event) {
        for (TicketsTaken.Taken taken : event.all()) {
            if (taken.minutesUntilNear() > 0) {
                long wake = System.nanoTime()
                        + Approaching.pause(taken.minutesUntilNear()).toNanos();
                joined.merge(new Place(event.tenant(), taken.site()), wake, AlmostWatch::earlier);
            }
        }
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    private void changed(TenantId tenant, UUID queue) {
        changedQueues.compute(tenant, (key, known) -> {
            Set<UUID> queues = known == null ? ConcurrentHashMap.newKeySet() : known;
            queues.add(queue);
            return queues;
        });
    }

    @TransactionalEventListener
    void on(CounterChanged event) {
        changedTenants.add(event.tenant());
    }

    @TransactionalEventListener
    void on(LineChanged event) {
        changedTenants.add(event.tenant());
    }

    @Override
    protected void look() {
        boolean isTime = System.nanoTime() - searched >= SEARCH.toNanos();
        if (isTime) {
            searched = System.nanoTime();
        }
        look(isTime);
    }

    /** @param everywhere also where nothing is known to have changed */
    synchronized void look(boolean everywhere) {
        for (TenantId tenant : Set.copyOf(changedTenants)) {
            changedTenants.remove(tenant);
            step("the sites of an organisation", () -> add(tenant, approaching.sites(tenant), true));
        }
        for (TenantId tenant : Set.copyOf(changedQueues.keySet())) {
            Set<UUID> queues = changedQueues.remove(tenant);
            if (queues != null) {
                step("changed queues", () -> add(tenant, approaching.sitesOf(tenant, queues), true));
            }
        }
        if (everywhere) {
            step("where counters are open", this::addEverywhere);
        }
        for (Place place : Set.copyOf(joined.keySet())) {
            Long wake = joined.remove(place);
            if (wake != null) {
                wakes.merge(place, wake, AlmostWatch::earlier);
            }
        }
        for (Place place : List.copyOf(wakes.keySet())) {
            Long wake = wakes.get(place);
            if (wake != null && wake - System.nanoTime() <= 0) {
                step("a site", () -> look(place));
            }
        }
    }

    private void addEverywhere() {
        due.whereCountersAreOpen()
                .forEach(tenant ->
                        step("the sites of an organisation", () -> add(tenant, approaching.sites(tenant), false)));
    }

    private void add(TenantId tenant, List<UUID> sites, boolean atOnce) {
        for (UUID site : sites) {
            if (atOnce) {
                wakes.put(new Place(tenant, site), System.nanoTime());
                changedPlaces.add(new Place(tenant, site));
            } else {
                wakes.putIfAbsent(new Place(tenant, site), System.nanoTime());
            }
        }
    }

    private void look(Place place) {
        Optional<Duration> pause = approaching.tell(place.tenant, place.site);
        if (changedPlaces.remove(place)) {
            pause = Optional.of(pause.filter(next -> next.compareTo(AGAIN) < 0).orElse(AGAIN));
        }
        pause.ifPresentOrElse(next -> wakes.put(place, System.nanoTime() + next.toNanos()), () -> wakes.remove(place));
    }
}
