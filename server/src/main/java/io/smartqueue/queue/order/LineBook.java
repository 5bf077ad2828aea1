package io.smartqueue.queue.order;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.order.Line.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All lines of one organisation, as of one snapshot of the database. Its monitor guards it. */
final class LineBook {

    /**
     * Where a leg stands.
     *
     * @param isThere false while the customer is not there yet, who stands ahead of nobody
     */
    record Standing(UUID queue, Place place, boolean isThere) {}

    /**
     * What the book knows.
     *
     * @param text as PostgreSQL writes it
     * @param own the transaction that read it, of whose changes nothing is known yet; a snapshot does not name it
     * @param started when the PostgreSQL that was read had started
     * @param begun when the reading began, by {@link System#nanoTime}
     */
    record Snapshot(String text, @Nullable Long own, String started, long begun) {}

    private static final Line EMPTY = new Line();

    /** So long one waits for another's reading. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int RETRY_AFTER_SECONDS = 2;

    private final Map<UUID, Line> lines = new HashMap<>();
    private final Map<UUID, Standing> standings = new HashMap<>();
    private final Map<UUID, Place> reserved = new HashMap<>();
    /** Held by one who reads on behalf of others, who wait for it without a connection of their own. */
    private final Lock gate = new ReentrantLock();

    private @Nullable Snapshot snapshot;
    private long wholes;

    /** Differs from an earlier one if anything may have changed in these queues. */
    record Version(long wholes, long changes) {}

    Version version(Collection<UUID> queues) {
        return new Version(
                wholes,
                queues.stream().mapToLong(queue -> line(queue).changes()).sum());
    }

    void change(UUID queue) {
        lines.computeIfAbsent(queue, newly -> new Line()).change();
    }

    /** @throws Refusal 503 {@code busy} when others read for too long */
    <A> A oneAtATime(Supplier<A> reading) {
        if (!isMine()) {
            throw Refusal.of(Refusal.Kind.BUSY, "busy", "Too many wait for this; nothing was done.")
                    .with("retry_after_seconds", RETRY_AFTER_SECONDS);
        }
        try {
            return reading.get();
        } finally {
            gate.unlock();
        }
    }

    private boolean isMine() {
        try {
            return gate.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Nullable Snapshot snapshot() {
        return snapshot;
    }

    void know(Snapshot known) {
        snapshot = known;
    }

    void become(LineBook other) {
        lines.clear();
        lines.putAll(other.lines);
        standings.clear();
        standings.putAll(other.standings);
        reserved.clear();
        reserved.putAll(other.reserved);
        snapshot = other.snapshot;
        wholes++;
    }

    /** Those whose reservation may end without an event. */
    UUID[] reserved() {
        return reserved.keySet().toArray(UUID[]::new);
    }

    /** Where this leg stands; null when it is not in line. */
    @Nullable Standing standing(UUID leg) {
        return standings.get(leg);
    }

    Line line(UUID queue) {
        return lines.getOrDefault(queue, EMPTY);
    }

    /** How many of a queue come before this leg, reserved for somebody or not. A ticket is not ahead of itself. */
    int before(UUID queue, long due, UUID leg) {
        return line(queue).before(due, leg) - (own(queue, due, leg) == null ? 0 : 1);
    }

    /** The same without those that somebody else alone may call. */
    int before(UUID queue, long due, UUID leg, @Nullable UUID reservedFor) {
        Place own = own(queue, due, leg);
        boolean counted =
                own != null && (own.reservedFor() == null || own.reservedFor().equals(reservedFor));
        return line(queue).before(due, leg, reservedFor) - (counted ? 1 : 0);
    }

    /** The same of those who are reserved for the same counter or agent, or for nobody. */
    int beforeInLane(UUID queue, long due, UUID leg, @Nullable UUID reservedFor) {
        Place own = own(queue, due, leg);
        boolean counted = own != null && Objects.equals(own.reservedFor(), reservedFor);
        return line(queue).beforeInLane(due, leg, reservedFor) - (counted ? 1 : 0);
    }

    /** Where this leg itself is known to wait, if that is before the place that is asked for. */
    private @Nullable Place own(UUID queue, long due, UUID leg) {
        Standing standing = standings.get(leg);
        if (standing == null || !standing.isThere || !standing.queue.equals(queue)) {
            return null;
        }
        Place place = standing.place;
        return place != null && place.isBefore(due, leg) ? place : null;
    }

    /** @param isThere false while the customer has yet to arrive */
    void put(UUID queue, Place place, boolean isThere) {
        Line line = lines.computeIfAbsent(queue, newly -> new Line());
        standings.put(place.leg(), new Standing(queue, place, isThere));
        if (!isThere) {
            line.addRemote(place);
            return;
        }
        line.add(place);
        if (place.reservedFor() != null) {
            reserved.put(place.leg(), place);
        }
    }

    boolean knows(UUID queue, Place place, boolean isThere) {
        return new Standing(queue, place, isThere).equals(standings.get(place.leg()));
    }

    void leave(UUID leg) {
        Standing before = standings.remove(leg);
        if (before == null) {
            return;
        }
        reserved.remove(leg);
        Line line = line(before.queue);
        line.change();
        if (before.isThere) {
            line.remove(before.place);
        } else {
            line.removeRemote(before.place);
        }
    }
}
