package io.smartqueue.live.feed;

import io.smartqueue.live.Interest.OfQueue;
import io.smartqueue.live.Interest.OfQueues;
import io.smartqueue.live.Interest.OfSite;
import io.smartqueue.live.Interest.OfVisit;
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
final class Watchers {

    private final Set<Watcher> all = new LinkedHashSet<>();
    /** By the queue, site or visit of the subscription; the ids of different kinds never collide. */
    private final Map<UUID, Set<Watcher>> watching = new HashMap<>();
    /** Subscriptions to a visit, by the queue it is in. */
    private final Map<UUID, Set<Watcher>> standing = new HashMap<>();

    private final Map<Watcher, UUID> places = new HashMap<>();

    void add(Watcher watcher) {
        all.add(watcher);
        watched(watcher).forEach(what -> put(watching, what, watcher));
    }

    void remove(Watcher watcher) {
        all.remove(watcher);
        watched(watcher).forEach(what -> take(watching, what, watcher));
        UUID place = places.remove(watcher);
        if (place != null) {
            take(standing, place, watcher);
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void forEach(Consumer<Watcher> action) {
        all.forEach(action);
    }

    /** All except programs, which receive only events of tickets. */
    Stream<Watcher> pages() {
        return all.stream().filter(Watchers::isPage);
    }

    static boolean isPage(Watcher watcher) {
        return !(watcher.interest() instanceof OfQueue);
    }

    List<Watcher> concernedBy(LineEvent event) {
        return Stream.of(event.said().queueId(), event.siteId(), event.said().ticketId())
                .flatMap(what -> watching.getOrDefault(what, Set.of()).stream())
                .toList();
    }

    /** Subscriptions to other visits in the queue of the event. */
    List<Watcher> besides(LineEvent event) {
        return standing.getOrDefault(event.said().queueId(), Set.of()).stream()
                .filter(watcher -> !(watcher.interest() instanceof OfVisit own
                        && own.visit().value().equals(event.said().ticketId())))
                .toList();
    }

    /** Moves the watcher to the queue. A transfer has two events: first in the old queue, then in the new one. */
    void standsIn(Watcher watcher, UUID queue) {
        UUID before = places.put(watcher, queue);
        if (before != null) {
            take(standing, before, watcher);
        }
        put(standing, queue, watcher);
    }

    /** @return false when a newer event has set the queue by now, or the watcher has left */
    boolean stoodIn(Watcher watcher, UUID queue) {
        boolean news = all.contains(watcher) && !places.containsKey(watcher);
        if (news) {
            standsIn(watcher, queue);
        }
        return news;
    }

    private static Stream<UUID> watched(Watcher watcher) {
        return switch (watcher.interest()) {
            case OfQueue one -> Stream.of(one.queue().value());
            case OfQueues some -> some.queues().stream().map(QueueId::value);
            case OfSite all -> Stream.of(all.site().value());
            case OfVisit own -> Stream.of(own.visit().value());
        };
    }

    private static void put(Map<UUID, Set<Watcher>> index, UUID what, Watcher watcher) {
        index.computeIfAbsent(what, first -> new LinkedHashSet<>(2)).add(watcher);
    }

    private static void take(Map<UUID, Set<Watcher>> index, UUID what, Watcher watcher) {
        index.computeIfPresent(what, (same, some) -> {
            some.remove(watcher);
            return some.isEmpty() ? null : some;
        });
    }
}
