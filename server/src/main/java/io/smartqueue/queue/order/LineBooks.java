package io.smartqueue.queue.order;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.order.Alongside.Share;
import io.smartqueue.queue.order.CallingCounters.Called;
import io.smartqueue.queue.order.Line.Place;
import io.smartqueue.queue.order.LineBook.Snapshot;
import io.smartqueue.queue.order.LineBook.Version;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lines in memory: who waits, in the calling order, so that a position costs the same however many wait. Each
 * question first reads what has been committed since the last one, on this server or another, from the history that
 * every act writes, so the answers are those that the database would give. A question that comes while others read
 * waits for the next reading and shares it. It answers questions only: the database alone decides on calls and numbers.
 */
@Component
public class LineBooks {

    /** Then the lines are read whole again, so that what somebody changed by hand does not stay unknown for long. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MOST_ORGANISATIONS = 1000;

    /** Who waits and who is not there yet, in one queue. */
    public record People(int waiting, int remote) {}

    /**
     * Where a leg stands in the calling order; another one after it was moved.
     *
     * @param travelMinutes how far away the customer is
     * @param isTold whether they know that their turn approaches
     */
    public record Spot(
            QueueId queue,
            long dueMicros,
            @Nullable UUID reservedFor,
            boolean isThere,
            int travelMinutes,
            boolean isTold) {

        public static Spot of(
                QueueId queue,
                Instant due,
                @Nullable UUID reservedFor,
                boolean isThere,
                int travelMinutes,
                boolean isTold) {
            return new Spot(queue, micros(due), reservedFor, isThere, travelMinutes, isTold);
        }
    }

    /** A leg in line, and what is ahead of it. */
    public record Standing(Spot spot, Ahead ahead) {}

    private final LineReader reader;
    private final CallingCounters counters;
    private final Cache<TenantId, LineBook> books = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MOST_ORGANISATIONS)
            .build();

    LineBooks(LineReader reader, CallingCounters counters) {
        this.reader = reader;
        this.counters = counters;
    }

    /** @param isThere false while the customer has yet to arrive */
    public record Newcomer(UUID leg, Instant due, boolean isThere, int travelMinutes) {}

    /** The moment of now, by which a later question tells whether the book is new enough. */
    public static long moment() {
        return System.nanoTime();
    }

    /**
     * What is ahead of a ticket that stands, or would stand, at this place.
     *
     * @param reservedFor the only counter or agent that may call it
     * @param since what had been committed at this moment is known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Ahead ahead(QueueId queue, Instant due, UUID leg, @Nullable UUID reservedFor, long since) {
        Alongside called = counters.alongside(queue, reservedFor);
        var place = Place.asked(leg, micros(due), reservedFor);
        return ask(since, book -> ahead(book, called, queue.value(), place, 0));
    }

    /** The same for several who join together, each behind those of them that are due earlier. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Ahead> ahead(QueueId queue, List<Newcomer> newcomers, long since) {
        Alongside called = counters.alongside(queue, null);
        List<Place> places = newcomers.stream()
                .map(one -> Place.asked(one.leg, micros(one.due), null))
                .toList();
        return ask(
                since,
                book -> places.stream()
                        .map(place -> ahead(book, called, queue.value(), place, earlier(place, places, newcomers)))
                        .toList());
    }

    private static int earlier(Place place, List<Place> places, List<Newcomer> newcomers) {
        return Math.toIntExact(IntStream.range(0, places.size())
                .filter(i -> newcomers.get(i).isThere && places.get(i).isBefore(place.due(), place.leg()))
                .count());
    }

    private static long micros(Instant due) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, due);
    }

    /**
     * Those of these legs that are in line, from memory alone.
     *
     * @return empty when something has to be read first, because it is older than {@code since} or not known
     */
    public Optional<Map<UUID, Standing>> known(Collection<UUID> legs, long since) {
        LineBook book = book();
        synchronized (book) {
            Snapshot known = book.snapshot();
            return known == null || known.begun() - since < 0
                    ? Optional.empty()
                    : standings(book, legs, counters::known);
        }
    }

    /** The same, reading what has to be read. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Standing> standings(Collection<UUID> legs, long since) {
        ask(
                        since,
                        book -> legs.stream()
                                .flatMap(leg -> Stream.ofNullable(book.standing(leg)))
                                .map(LineBooks::called)
                                .distinct()
                                .toList())
                .forEach(counters::alongside);
        return ask(since, book -> standings(book, legs, counters::alongside)).orElseThrow();
    }

    private static Optional<Map<UUID, Standing>> standings(
            LineBook book, Collection<UUID> legs, Function<Called, @Nullable Alongside> counters) {
        Map<UUID, Standing> found = new HashMap<>();
        for (UUID leg : legs) {
            LineBook.Standing stands = book.standing(leg);
            if (stands != null) {
                Alongside called = counters.apply(called(stands));
                if (called == null) {
                    return Optional.empty();
                }
                Place place = stands.place();
                var queue = new QueueId(stands.queue());
                found.put(
                        leg,
                        new Standing(
                                new Spot(
                                        queue,
                                        place.due(),
                                        place.reservedFor(),
                                        stands.isThere(),
                                        place.travelMinutes(),
                                        place.isTold()),
                                ahead(book, called, stands.queue(), place, 0)));
            }
        }
        return Optional.of(found);
    }

    private static Called called(LineBook.Standing stands) {
        return new Called(
                CurrentTenant.get(), new QueueId(stands.queue()), stands.place().reservedFor());
    }

    /**
     * For one who reads for several, while the others wait for it without a connection.
     *
     * @throws Refusal 503 {@code busy} when it takes too long
     */
    public <A> A oneAtATime(Supplier<A> reading) {
        return book().oneAtATime(reading);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public People people(QueueId queue, long since) {
        return ask(since, book -> {
            Line line = book.line(queue.value());
            return new People(line.waiting(), line.remote());
        });
    }

    /**
     * Who waits in some queues.
     *
     * @param people by queue, in the calling order
     * @param remote who is not there yet, by queue
     */
    record Lines(Version version, Map<UUID, List<Place>> people, Map<UUID, List<Place>> remote) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public Lines lines(Collection<UUID> queues, long since) {
        return ask(
                since,
                book -> new Lines(
                        book.version(queues),
                        eachOf(queues, queue -> book.line(queue).places()),
                        eachOf(queues, queue -> book.line(queue).remotePlaces())));
    }

    private static <V> Map<UUID, V> eachOf(Collection<UUID> queues, Function<UUID, V> value) {
        return queues.stream().collect(Collectors.toMap(Function.identity(), value));
    }

    /** Differs from an earlier one if these lines may have changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Version version(Collection<UUID> queues, long since) {
        return ask(since, book -> book.version(queues));
    }

    private static Ahead ahead(LineBook book, Alongside counters, UUID queue, Place place, int more) {
        int ahead = book.before(queue, place.due(), place.leg(), place.reservedFor()) + more;
        int inLane = book.beforeInLane(queue, place.due(), place.leg(), place.reservedFor()) + more;
        double elsewhere = 0;
        for (Share share : counters.shares()) {
            if (!share.queue().equals(queue)) {
                long due = place.due() - share.laterMicros();
                elsewhere += share.share() * book.before(share.queue(), due, place.leg());
            }
        }
        return new Ahead(ahead, inLane, counters.countersOpen(), elsewhere);
    }

    /**
     * What others read after this one began to wait is as new as what it would read itself. What the own transaction
     * has changed is not known before its commit; a ticket that it moved is looked up by its new place.
     */
    private <A> A ask(long since, Function<LineBook, A> question) {
        LineBook book = book();
        synchronized (book) {
            Snapshot known = book.snapshot();
            if (known == null) {
                return question.apply(reader.readAll(book));
            }
            if (known.begun() - since < 0) {
                reader.readChanges(book, known);
            }
            return question.apply(book);
        }
    }

    private LineBook book() {
        return books.get(CurrentTenant.get(), tenant -> new LineBook());
    }

    /** Of the current organisation; for what changes tickets or counters without an event. */
    public void forget() {
        books.invalidate(CurrentTenant.get());
        counters.forget(CurrentTenant.get());
    }
}
