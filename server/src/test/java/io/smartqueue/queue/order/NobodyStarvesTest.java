package io.smartqueue.queue.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * A simulated day: four counters, services of five minutes on average, people come at random so that the counters
 * are busy for 95 of 100 minutes, 30 of 100 with high priority and 10 with low.
 */
class NobodyStarvesTest {

    private static final long SEED = 20261123;
    private static final int COUNTERS = 4;
    private static final double LOAD = 0.95;
    private static final double SERVICE_SECONDS = 300;
    private static final Instant OPENING = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration DAY = Duration.ofHours(10);
    private static final Duration PASSING = Duration.ofMinutes(25);

    private record Person(int id, Instant joined, Priority priority, Duration service) {}

    /** @param waited from joining to the beginning of the service */
    private record Served(Person person, Duration waited) {}

    private static List<Person> arrivals() {
        Random random = new Random(SEED);
        List<Person> people = new ArrayList<>();
        Instant now = OPENING;
        while (true) {
            now = now.plusMillis(exponential(random, 1000 * SERVICE_SECONDS / COUNTERS / LOAD));
            if (now.isAfter(OPENING.plus(DAY))) {
                return people;
            }
            double kind = random.nextDouble();
            Priority priority = kind < 0.3 ? Priority.HIGH : kind < 0.4 ? Priority.LOW : Priority.NORMAL;
            people.add(new Person(
                    people.size(), now, priority, Duration.ofMillis(exponential(random, 1000 * SERVICE_SECONDS))));
        }
    }

    private static long exponential(Random random, double mean) {
        return Math.round(-mean * Math.log(1 - random.nextDouble()));
    }

    private static Instant due(Person person) {
        return DueInstant.of(Queue.Order.PRIORITY, person.joined, person.priority, null);
    }

    private static <K extends Comparable<K>> List<Served> day(List<Person> people, Function<Person, K> order) {
        PriorityQueue<Instant> free = new PriorityQueue<>();
        for (int i = 0; i < COUNTERS; i++) {
            free.add(OPENING);
        }
        var line = new PriorityQueue<>(Comparator.comparing(order).thenComparing(Person::id));
        List<Served> served = new ArrayList<>();
        int next = 0;
        while (served.size() < people.size()) {
            Instant now = free.remove();
            if (line.isEmpty() && people.get(next).joined.isAfter(now)) {
                now = people.get(next).joined;
            }
            while (next < people.size() && !people.get(next).joined.isAfter(now)) {
                line.add(people.get(next++));
            }
            Person called = line.remove();
            served.add(new Served(called, Duration.between(called.joined, now)));
            free.add(now.plus(called.service));
        }
        return served;
    }

    @Test
    void whoeverJoinsLongAfterwardsPassesNobody() {
        List<Served> served = day(arrivals(), NobodyStarvesTest::due);
        for (int i = 0; i < served.size(); i++) {
            Person late = served.get(i).person;
            for (Served earlier : served.subList(0, i)) {
                if (late.priority == Priority.LOW) {
                    assertThat(earlier.person.joined).isBefore(late.joined.plus(PASSING));
                }
            }
        }
    }

    /**
     * Before somebody low only those go who join within 25 minutes (10 for being low, 15 for their being high). They
     * too would have begun, first come first served, after the longest wait of that order; and as the counters work
     * without a break in both orders, only a service under way can differ.
     */
    @Test
    void theLongestWaitOfTheLowStaysWithinTheBound() {
        List<Person> people = arrivals();
        Duration aged = longest(day(people, NobodyStarvesTest::due), Priority.LOW);
        Duration inOrder = longest(day(people, Person::joined), Priority.values());
        Duration strict = longest(day(people, person -> -person.priority.ordinal()), Priority.LOW);
        Duration service = people.stream()
                .map(Person::service)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Duration bound = inOrder.plus(PASSING).plus(service);
        System.out.printf(
                "%d people, seed %d. Longest wait of a low priority: %d min, bound %d min. First come, first served:"
                        + " %d min for anybody. Priority without ageing: %d min.%n",
                people.size(), SEED, aged.toMinutes(), bound.toMinutes(), inOrder.toMinutes(), strict.toMinutes());
        assertThat(aged).isLessThanOrEqualTo(bound).isLessThan(strict);
    }

    private static Duration longest(List<Served> served, Priority... of) {
        return served.stream()
                .filter(one -> List.of(of).contains(one.person.priority))
                .map(Served::waited)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
