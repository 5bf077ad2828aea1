package io.smartqueue.queue.accuracy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.TicketsTaken;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hears what people are told, and stores it in batches soon after the commit: no ticket waits for that. What has not
 * been stored when the process is killed is lost for the figures alone.
 */
@Component
class Announcements {

    /** More are not kept while the database is slow: tickets go first. */
    private static final int MOST = 20_000;

    private static final int AT_ONCE = 1000;

    /** With these, people are told a new range. */
    private static final Set<TicketEvent.Type> TELLING =
            EnumSet.of(TicketEvent.Type.CREATED, TicketEvent.Type.TRANSFERRED, TicketEvent.Type.ALMOST);

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);

    private final AnnouncementRows rows;
    private final Counter lost;
    private final BlockingQueue<Announcement> heard = new ArrayBlockingQueue<>(MOST);
    private final Set<TenantId> moved = ConcurrentHashMap.newKeySet();

    Announcements(AnnouncementRows rows, MeterRegistry meters) {
        this.rows = rows;
        this.lost = meters.counter("smartqueue.announcements.lost");
    }

    @TransactionalEventListener
    void on(TicketsTaken event) {
        event.all().stream()
                .map(TicketsTaken.Taken::ticket)
                .forEach(ticket -> hear(TicketEvent.of(ticket, TicketEvent.Type.CREATED, ticket.joinedAt())));
    }

    @TransactionalEventListener
    void on(TicketEvent event) {
        if (TELLING.contains(event.type())) {
            hear(event);
        } else {
            moved.add(event.tenant());
        }
    }

    private void hear(TicketEvent event) {
        Ticket.PlaceInLine place = event.place().orElse(null);
        WaitEstimate range = place == null ? null : place.eta();
        if (place == null || range == null) {
            return;
        }
        var announcement = new Announcement(
                event.tenant(), event.ticket(), event.leg(), event.queue(), event.type(), event.at(), place, range);
        if (!heard.offer(announcement)) {
            lost.increment();
        }
    }

    /** The organisations in which somebody was called or left since this was asked last. */
    Set<TenantId> moved() {
        Set<TenantId> some = Set.copyOf(moved);
        moved.removeAll(some);
        return some;
    }

    /** Stores what was heard. What the database refuses is lost: it would fail again. */
    synchronized void store() {
        List<Announcement> some = new ArrayList<>();
        while (heard.drainTo(some, AT_ONCE) > 0) {
            byTenant(some).forEach((tenant, theirs) -> {
                try {
                    CurrentTenant.run(tenant, () -> rows.insert(theirs));
                } catch (RuntimeException fault) {
                    lost.increment(theirs.size());
                    log.warn("{} announcements could not be stored: {}", theirs.size(), fault.getMessage());
                }
            });
            some.clear();
        }
    }

    private static Map<TenantId, List<Announcement>> byTenant(List<Announcement> some) {
        Map<TenantId, List<Announcement>> sorted = new LinkedHashMap<>();
        some.forEach(one ->
                sorted.computeIfAbsent(one.tenant(), newly -> new ArrayList<>()).add(one));
        return Collections.unmodifiableMap(sorted);
    }
}
