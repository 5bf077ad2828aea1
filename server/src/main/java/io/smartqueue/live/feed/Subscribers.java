package io.smartqueue.live.feed;

import io.smartqueue.live.Subscription.OfQueue;
import io.smartqueue.live.Subscription.OfQueues;
import io.smartqueue.live.Subscription.OfSite;
import io.smartqueue.live.Subscription.OfVisit;
import io.smartqueue.live.feed.LineEvent.OfTicket;
import io.smartqueue.queue.QueueId;
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
 * nothing when something happens in another. Used only on the hub's thread.
 */
final class Subscribers {

    private final Set<Subscriber> all = new LinkedHashSet<>();
    /** By the queue, site or visit of the subscription; the ids of different kinds never collide. */
    private final Map<UUID, Set<Subscriber>> watching = new HashMap<>();
    /** Subscriptions to a visit, by the queue it is in. */
    private final Map<UUID, Set<Subscriber>> standing = new HashMap<>();

    private final Map<Subscriber, UUID> places = new HashMap<>();

    void add(Subscriber subscriber) {
        all.add(subscriber);
        watched(subscriber).forEach(what -> put(watching, what, subscriber));
    }

    void remove(Subscriber subscriber) {
        all.remove(subscriber);
        watched(subscriber).forEach(what -> take(watching, what, subscriber));
        UUID place = places.remove(subscriber);
        if (place != null) {
            take(standing, place, subscriber);
        }
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

    static boolean isPage(Subscriber subscriber) {
        return !(subscriber.interest() instanceof OfQueue);
    }

    List<Subscriber> concernedBy(LineEvent event) {
        Stream<UUID> ofTicket = event.said() instanceof OfTicket ticket ? Stream.of(ticket.ticketId()) : Stream.empty();
        return Stream.of(event.said().queues().stream(), Stream.of(event.siteId()), ofTicket)
                .flatMap(what -> what)
                .flatMap(what -> watching.getOrDefault(what, Set.of()).stream())
                .distinct()
                .toList();
    }

    /** Subscriptions to other visits in the queue of a ticket; for a counter they get a hint to reload, as pages do. */
    List<Subscriber> besides(LineEvent event) {
        if (!(event.said() instanceof OfTicket ticket)) {
            return List.of();
        }
        return standing.getOrDefault(ticket.queueId(), Set.of()).stream()
                .filter(subscriber -> !(subscriber.interest() instanceof OfVisit own
                        && own.visit().value().equals(ticket.ticketId())))
                .toList();
    }

    /** Moves the watcher to the queue. A transfer has two events: first in the old queue, then in the new one. */
    void standsIn(Subscriber subscriber, UUID queue) {
        UUID before = places.put(subscriber, queue);
        if (before != null) {
            take(standing, before, subscriber);
        }
        put(standing, queue, subscriber);
    }

    /** @return false when a newer event has set the queue by now, or the watcher has left */
    boolean stoodIn(Subscriber subscriber, UUID queue) {
        boolean news = all.contains(subscriber) && !places.containsKey(subscriber);
        if (news) {
            standsIn(subscriber, queue);
        }
        return news;
    }

    private static Stream<UUID> watched(Subscriber subscriber) {
        return switch (subscriber.interest()) {
            case OfQueue one -> Stream.of(one.queue().value());
            case OfQueues some -> some.queues().stream().map(QueueId::value);
            case OfSite all -> Stream.of(all.site().value());
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
