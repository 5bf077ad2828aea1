package io.smartqueue.reception.ticket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.live.Signals;
import io.smartqueue.live.Topic;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.ticket.RecentPlaces;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tickets as they were read lately. While a ticket waits, only its place changes, and that is in memory, so that
 * thousands of pages that ask again and again cost the database little.
 */
@Component
public class RecentTickets {

    /** Less than a page waits after it is told of a change, so that it always sees the change. */
    private static final Duration AGE = Duration.ofMillis(150);

    /** What changes without a signal, such as the phone of a customer, is seen after this time. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final int MOST_KEPT = 5_000;

    private record Link(TenantId tenant, String token) {}

    /** @param begun when the reading began, by {@link System#nanoTime} */
    private record Known(FollowedTickets.Reading reading, FollowedTickets.Spot spot, long begun) {}

    private final FollowedTickets tickets;
    private final RecentPlaces places;
    private final InstantSource clock;
    private final Cache<Link, Known> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();
    private final Cache<Topic, Long> changed =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();

    RecentTickets(FollowedTickets tickets, RecentPlaces places, Signals signals, InstantSource clock) {
        this.tickets = tickets;
        this.places = places;
        this.clock = clock;
        for (Topic prefix : List.of(Topic.ORGANISATIONS, Topic.VISITS)) {
            signals.listen(prefix, topic -> changed.put(topic, System.nanoTime()));
        }
    }

    /**
     * As it is now.
     *
     * @throws Refusal 404 when the token opens nothing
     */
    Followed get(String token) {
        long begun = System.nanoTime();
        FollowedTickets.Reading reading = tickets.read(token);
        var link = new Link(CurrentTenant.get(), token);
        FollowedTickets.Spot spot = reading.spot();
        if (spot == null) {
            known.invalidate(link);
        } else {
            known.put(link, new Known(reading, spot, begun));
        }
        return reading.ticket();
    }

    /**
     * As it was a moment ago.
     *
     * @throws Refusal 404 when the token opens nothing
     */
    Followed recent(String token) {
        return Optional.ofNullable(known.getIfPresent(new Link(CurrentTenant.get(), token)))
                .filter(this::isStillTrue)
                .flatMap(this::inLine)
                .orElseGet(() -> get(token));
    }

    /** After a change that no signal tells of. */
    public void forget(String token) {
        known.invalidate(new Link(CurrentTenant.get(), token));
    }

    private boolean isStillTrue(Known one) {
        return clock.instant().isBefore(one.reading.until())
                && isBefore(changed.getIfPresent(Topic.ORGANISATIONS), one)
                && isBefore(changed.getIfPresent(Topic.organisation(CurrentTenant.get())), one)
                && isBefore(changed.getIfPresent(Topic.VISITS), one)
                && isBefore(
                        changed.getIfPresent(Topic.visit(
                                CurrentTenant.get(),
                                one.reading.ticket().ticket().id())),
                        one);
    }

    private static boolean isBefore(@Nullable Long change, Known one) {
        return change == null || change - one.begun < 0;
    }

    private Optional<Followed> inLine(Known one) {
        LegId leg = one.reading.ticket().ticket().current().id();
        return Optional.ofNullable(places.of(List.of(leg), AGE).get(leg))
                .filter(one.spot::isOf)
                .map(now -> one.reading.ticket().at(now.place()));
    }
}
