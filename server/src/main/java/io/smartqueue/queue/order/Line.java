package io.smartqueue.queue.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tickets that wait in one queue, in the calling order; and how many are not there yet. */
final class Line {

    /**
     * @param due in microseconds since 1970, as precise as the database is
     * @param reservedFor the only counter or agent that may call it
     * @param travelMinutes how far away the customer is
     * @param isTold whether they know that their turn approaches
     */
    record Place(UUID leg, long due, @Nullable UUID reservedFor, int travelMinutes, boolean isTold)
            implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return due != other.due ? Long.compare(due, other.due) : compare(leg, other.leg);
        }

        /** One that is asked for. */
        static Place asked(UUID leg, long due, @Nullable UUID reservedFor) {
            return new Place(leg, due, reservedFor, 0, true);
        }

        boolean isBefore(long otherDue, UUID otherLeg) {
            return due != otherDue ? due < otherDue : compare(leg, otherLeg) < 0;
        }

        // Unsigned, as PostgreSQL compares them.
        private static int compare(UUID one, UUID other) {
            int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
            return high != 0
                    ? high
                    : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
        }
    }

    private final List<Place> waiting = new ArrayList<>();
    private final List<Place> reserved = new ArrayList<>();
    private final Set<Place> remote = new HashSet<>();
    private long changes;

    /** Grows with each change of the queue, and of those who are served from it. */
    long changes() {
        return changes;
    }

    void change() {
        changes++;
    }

    void add(Place place) {
        waiting.add(before(waiting, place.due, place.leg), place);
        if (place.reservedFor != null) {
            reserved.add(place);
        }
    }

    void remove(Place place) {
        waiting.remove(before(waiting, place.due, place.leg));
        reserved.remove(place);
    }

    void addRemote(Place place) {
        remote.add(place);
    }

    void removeRemote(Place place) {
        remote.remove(place);
    }

    /** In the calling order. */
    List<Place> places() {
        return List.copyOf(waiting);
    }

    List<Place> remotePlaces() {
        return List.copyOf(remote);
    }

    int waiting() {
        return waiting.size();
    }

    int remote() {
        return remote.size();
    }

    /** Reserved or not. */
    int before(long due, UUID leg) {
        return before(waiting, due, leg);
    }

    /** Without those that somebody else alone may call. */
    int before(long due, UUID leg, @Nullable UUID reservedFor) {
        return before(due, leg)
                - Math.toIntExact(reserved.stream()
                        .filter(place -> place.isBefore(due, leg) && !Objects.equals(place.reservedFor, reservedFor))
                        .count());
    }

    /** How many who are reserved for the same come first. */
    int beforeInLane(long due, UUID leg, @Nullable UUID reservedFor) {
        if (reservedFor == null) {
            return before(due, leg, null);
        }
        return Math.toIntExact(reserved.stream()
                .filter(place -> place.isBefore(due, leg) && reservedFor.equals(place.reservedFor))
                .count());
    }

    /** How many come first: binary search. */
    private static int before(List<Place> places, long due, UUID leg) {
        int low = 0;
        int high = places.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).isBefore(due, leg)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
