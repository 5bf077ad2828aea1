package io.smartqueue.bench.wait.simulated;

import io.smartqueue.bench.wait.simulated.Customer.Told;
import io.smartqueue.bench.wait.simulated.SimulatedSite.Desk;
import io.smartqueue.queue.accuracy.Baselines;
import io.smartqueue.queue.wait.Range;
import io.smartqueue.queue.wait.SiteLine;
import io.smartqueue.queue.wait.SiteLine.Calls;
import io.smartqueue.queue.wait.SiteLine.InHand;
import io.smartqueue.queue.wait.SiteLine.Lane;
import io.smartqueue.queue.wait.SiteLine.OpenCounter;
import io.smartqueue.queue.wait.WaitEngine;
import io.smartqueue.queue.wait.Waits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a server knows of the site at an instant. */
record Snapshot(Knowledge knowledge, List<? extends SortedSet<Customer>> lines, List<Desk> desks, double now) {

    private static final double ABSENT_SECONDS = 90;
    private static final double SECONDS = 60;

    Waits waits() {
        return WaitEngine.compute(line());
    }

    Told told(Range range, int queue, int ahead, int open, int free, double lastWait) {
        double learned = knowledge.time(queue, now).meanSeconds() / SECONDS;
        return new Told(
                range,
                Baselines.earlier(ahead, knowledge.declaredMinutes(), free),
                lastWait,
                Baselines.queueLength(ahead, learned, open, free));
    }

    private SiteLine line() {
        List<Lane> lanes = IntStream.range(0, lines.size()).mapToObj(this::lane).toList();
        List<Calls> calls = IntStream.range(0, lanes.size())
                .mapToObj(lane -> new Calls(lane, 0))
                .toList();
        List<OpenCounter> counters = desks.stream()
                .map(desk -> new OpenCounter(calls, inHand(desk), desk.pace()))
                .toList();
        return new SiteLine(
                Knowledge.instant(now),
                lanes,
                counters,
                ABSENT_SECONDS,
                knowledge.changeoverSeconds(lines.size(), now));
    }

    private @Nullable InHand inHand(Desk desk) {
        Customer customer = desk.inHand();
        return customer == null
                ? null
                : new InHand(knowledge.time(customer.queue(), now), Math.max(0, now - desk.began()));
    }

    private Lane lane(int queue) {
        SortedSet<Customer> line = lines.get(queue);
        return new Lane(
                Knowledge.queue(queue),
                null,
                knowledge.time(queue, now),
                line.stream()
                        .mapToLong(one -> Math.round(one.due() * 1e6)
                                + ChronoUnit.MICROS.between(Instant.EPOCH, Knowledge.instant(0)))
                        .toArray(),
                line.stream().mapToLong(Customer::id).toArray(),
                knowledge.comes(queue, now),
                knowledge.leavesPerSecond(queue, now));
    }
}
