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
 * Who watches one organisation, found by what happens: thousands who watch one queue cost nothing when something
 * happens in another. Belongs to the hub's thread.
 */
final class Watchers {

    private final Set<Watcher> all = new LinkedHashSet<>();
    /** By the queue, the site or the visit that they watch; ids are never the same. */
    private final Map<UUID, Set<Watcher>> watching = new HashMap<>();
    /** Those who watch a visit, by the queue where it stands. */
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

    /** All but programs, which are told of tickets only. */
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

    /** Whose visit stands in the queue of the event, and is another. */
    List<Watcher> besides(LineEvent event) {
        return standing.getOrDefault(event.said().queueId(), Set.of()).stream()
                .filter(watcher -> !(watcher.interest() instanceof OfVisit own
                        && own.visit().value().equals(event.said().ticketId())))
                .toList();
    }

    /** A transfer is told of twice, in the queue that is left and then in the one that is joined. */
    void standsIn(Watcher watcher, UUID queue) {
        UUID before = places.put(watcher, queue);
        if (before != null) {
            take(standing, before, watcher);
        }
        put(standing, queue, watcher);
    }

    /** @return false when an event has said so by now, which is newer, or he has left */
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
