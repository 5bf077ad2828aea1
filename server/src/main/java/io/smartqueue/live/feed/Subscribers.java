package io.smartqueue.live.feed;

import io.smartqueue.live.Subscription.OfOrganisation;
import io.smartqueue.live.Subscription.OfQueue;
import io.smartqueue.live.Subscription.OfQueues;
import io.smartqueue.live.Subscription.OfSite;
import io.smartqueue.live.Subscription.OfVisit;
import io.smartqueue.live.feed.LineEvent.OfTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The subscriptions of one organisation, indexed by queue, site and visit, so that thousands on one queue cost
 * nothing when something happens in another. Used only in the feed's lane.
 */
final class Subscribers {

    /** Stands for all queues of the organisation. */
    private static final UUID EVERYTHING = new UUID(0, 0);

    private final Set<Subscriber> all = new LinkedHashSet<>();
    /** By the queue, site or visit of the subscription; the ids of different kinds never collide. */
    private final Map<UUID, Set<Subscriber>> watching = new HashMap<>();

    void add(Subscriber subscriber) {
        all.add(subscriber);
        watched(subscriber).forEach(what -> put(watching, what, subscriber));
    }

    void remove(Subscriber subscriber) {
        all.remove(subscriber);
        watched(subscriber).forEach(what -> take(watching, what, subscriber));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void forEach(Consumer<Subscriber> action) {
        all.forEach(action);
    }

    /** All except programs, which receive only events. */
    Stream<Subscriber> pages() {
        return all.stream().filter(Subscribers::isPage);
    }

    /** Hints to the pages of those who serve this queue. */
    void look(QueueId queue) {
        watching.getOrDefault(queue.value(), Set.of()).stream()
                .filter(subscriber -> subscriber.interest() instanceof OfQueues)
                .forEach(subscriber -> subscriber.offerSign(Frame.LOOK));
    }

    /** Hints to the pages of the holder of this ticket. */
    void look(TicketId visit) {
        watching.getOrDefault(visit.value(), Set.of()).forEach(subscriber -> subscriber.offerSign(Frame.LOOK));
    }

    /** Those of managers, who see alerts. */
    Stream<Subscriber> managers() {
        return all.stream().filter(subscriber -> subscriber.interest() instanceof OfOrganisation);
    }

    static boolean isPage(Subscriber subscriber) {
        return !(subscriber.interest() instanceof OfQueue);
    }

    List<Subscriber> concernedBy(LineEvent event) {
        Stream<UUID> ofTicket = event.said() instanceof OfTicket ticket ? Stream.of(ticket.ticketId()) : Stream.empty();
        return Stream.of(event.said().queues().stream(), Stream.of(event.siteId(), EVERYTHING), ofTicket)
                .flatMap(what -> what)
                .flatMap(what -> watching.getOrDefault(what, Set.of()).stream())
                .distinct()
                .toList();
    }

    /** Whether the holder of this very ticket is one of them. */
    boolean follow(OfTicket ticket) {
        return watching.containsKey(ticket.ticketId());
    }

    boolean contains(Subscriber subscriber) {
        return all.contains(subscriber);
    }

    private static Stream<UUID> watched(Subscriber subscriber) {
        return switch (subscriber.interest()) {
            case OfQueue one -> Stream.of(one.queue().value());
            case OfQueues some -> some.queues().stream().map(QueueId::value);
            case OfSite all -> Stream.of(all.site().value());
            case OfOrganisation some -> some.sites().isEmpty() ? Stream.of(EVERYTHING) : some.sites().stream();
            case OfVisit own -> Stream.of(own.visit().value());
        };
    }

    private static void put(Map<UUID, Set<Subscriber>> index, UUID what, Subscriber subscriber) {
        index.computeIfAbsent(what, first -> new LinkedHashSet<>(2)).add(subscriber);
    }

    private static void take(Map<UUID, Set<Subscriber>> index, UUID what, Subscriber subscriber) {
        index.computeIfPresent(what, (same, some) -> {
            some.remove(subscriber);
            return some.isEmpty() ? null : some;
        });
    }
}
