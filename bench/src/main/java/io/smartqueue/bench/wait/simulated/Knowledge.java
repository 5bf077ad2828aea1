package io.smartqueue.bench.wait.simulated;

import io.smartqueue.queue.wait.ServiceTime;
import io.smartqueue.queue.wait.ServiceTimes;
import io.smartqueue.queue.wait.ServiceTimes.Cell;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the server has learned of a simulated site by now, by the real types. */
final class Knowledge {

    static final UUID SITE = new UUID(1, 1);

    /** A day begins at eight in the morning, UTC. */
    private static final Instant FIRST_DAY = Instant.parse("2026-11-02T08:00:00Z");

    private final ServiceTimes times = new ServiceTimes();
    private final double declaredMinutes;

    Knowledge(double declaredMinutes) {
        this.declaredMinutes = declaredMinutes;
    }

    static Instant instant(double seconds) {
        return FIRST_DAY.plus(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    static UUID queue(int queue) {
        return new UUID(2, queue + 1L);
    }

    ServiceTime time(int queue, double now) {
        return times.of(cell(queue, now), declaredMinutes, instant(now));
    }

    void served(Customer customer, double called, double began, double ended) {
        times.learn(cell(customer.queue(), began), declaredMinutes, ended - began, began - called, instant(ended));
    }

    void called(Customer customer, double now) {
        Cell cell = cell(customer.queue(), now);
        times.learnWait(cell, now - customer.joined(), false, instant(now));
        if (!customer.comes()) {
            times.learnAbsence(cell, instant(now));
        }
    }

    void left(Customer customer) {
        double at = customer.leavesAt();
        times.learnWait(cell(customer.queue(), at), at - customer.joined(), true, instant(at));
    }

    double declaredMinutes() {
        return declaredMinutes;
    }

    double comes(int queue, double now) {
        return times.comes(SITE, queue(queue), instant(now));
    }

    double leavesPerSecond(int queue, double now) {
        return times.leavesPerSecond(SITE, queue(queue), instant(now));
    }

    /** As the server has it: the mean over the queues of the site. */
    double changeoverSeconds(int queues, double now) {
        return IntStream.range(0, queues)
                .mapToDouble(queue -> times.changeoverSeconds(SITE, queue(queue), instant(now)))
                .average()
                .orElse(0);
    }

    private static Cell cell(int queue, double seconds) {
        return new Cell(
                SITE, queue(queue), instant(seconds).atZone(ZoneOffset.UTC).getHour());
    }
}
