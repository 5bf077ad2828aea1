package io.smartqueue.bench.wait.simulated;

import io.smartqueue.bench.wait.simulated.Customer.Told;
import io.smartqueue.queue.accuracy.Horizon;
import io.smartqueue.queue.wait.Pace;
import io.smartqueue.queue.wait.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A site with its true arrivals, services and counters, of which the engine sees what a server would see: who waits
 * since when, which counters are open, who is in hand since when, and services that have ended.
 */
public final class SimulatedSite {

    private static final double ABSENT_SECONDS = 90;
    private static final double SECONDS = 60;

    private static final Comparator<Customer> CALLING_ORDER =
            Comparator.comparingDouble(Customer::due).thenComparingLong(Customer::id);

    /** A counter, the customer it serves and since when; it calls again at {@code until}. */
    static final class Desk {

        private @Nullable Customer inHand;
        private double called;
        private double began;
        private double until;
        private Pace pace = Pace.UNKNOWN;

        @Nullable Customer inHand() {
            return inHand;
        }

        double began() {
            return began;
        }

        Pace pace() {
            return pace;
        }
    }

    /** @param desk where a service ends, or {@link #LOOK} when it is time to look whose turn approaches */
    private record Event(double at, @Nullable Customer arrival, int desk) {}

    private static final int LOOK = -1;

    private final Scenario scenario;
    private final Arrivals arrivals;
    private final Knowledge knowledge;
    private final Desk[] desks;
    private final List<TreeSet<Customer>> lines = new ArrayList<>();
    private final double[] lastWaits;
    private final Results results = new Results();
    private final Approaching approaching = new Approaching();
    private double nextLook = Double.POSITIVE_INFINITY;
    private double dayBegan;
    private boolean isJudged;

    public SimulatedSite(Scenario scenario, Family family, long seed) {
        this.scenario = scenario;
        this.arrivals = new Arrivals(scenario, family, seed);
        this.knowledge = new Knowledge(arrivals.declaredMinutes());
        this.desks = new Desk[arrivals.counters()];
        Arrays.setAll(desks, i -> new Desk());
        this.lastWaits = new double[scenario.queues()];
        Arrays.fill(lastWaits, Double.NaN);
        for (int queue = 0; queue < scenario.queues(); queue++) {
            lines.add(new TreeSet<>(CALLING_ORDER));
        }
    }

    public Results days(int teaching, int judged) {
        for (int day = 0; day < teaching + judged; day++) {
            isJudged = day >= teaching;
            day(day);
        }
        results.tell(approaching);
        return results;
    }

    private void day(int day) {
        dayBegan = day * 24 * 3600.0;
        var events = new PriorityQueue<Event>(Comparator.comparingDouble(Event::at));
        arrivals.of(dayBegan).forEach(customer -> events.add(new Event(customer.joined(), customer, LOOK)));
        for (int desk = 0; desk < desks.length; desk++) {
            desks[desk].until = dayBegan;
            desks[desk].pace = Pace.UNKNOWN;
            for (int hour = 0; hour <= 16; hour++) {
                events.add(new Event(dayBegan + hour * 3600.0, null, desk));
            }
        }
        while (!events.isEmpty()) {
            Event event = events.poll();
            Customer arrival = event.arrival;
            if (arrival != null) {
                arrive(arrival, event.at);
                for (int desk = 0; desk < desks.length; desk++) {
                    work(desk, event.at, events);
                }
            } else if (event.desk != LOOK) {
                work(event.desk, event.at, events);
            }
            if (isJudged && (event.desk != LOOK || arrival != null || event.at >= nextLook)) {
                look(event.at, events);
            }
        }
    }

    /** As the server does after each change, and when somebody may be near without one. */
    private void look(double now, PriorityQueue<Event> events) {
        nextLook = Double.POSITIVE_INFINITY;
        if (lines.stream().anyMatch(line -> !line.isEmpty())) {
            nextLook = now + approaching.look(snapshot(now).waits(), lines, now);
            events.add(new Event(nextLook, null, LOOK));
        }
    }

    private Snapshot snapshot(double now) {
        return new Snapshot(knowledge, lines, openDesks(now), now);
    }

    private void arrive(Customer customer, double now) {
        dropThoseWhoLeft(now);
        int queue = customer.queue();
        if (lines.stream().allMatch(TreeSet::isEmpty) && free(now) > 0) {
            lines.get(queue).add(customer);
            return;
        }
        Snapshot snapshot = snapshot(now);
        int ahead = lines.get(queue).headSet(customer).size();
        Range range = snapshot.waits().at(queue, ahead);
        int open = openDesks(now).size();
        approaching.joins(customer, range);
        lines.get(queue).add(customer.with(snapshot.told(range, queue, ahead, open, free(now), lastWaits[queue])));
    }

    private List<Desk> openDesks(double now) {
        return Arrays.stream(desks).filter(desk -> isOpen(desk, now)).toList();
    }

    private boolean isOpen(Desk desk, double now) {
        return scenario.isOpen(Arrays.asList(desks).indexOf(desk), (now - dayBegan) / 3600);
    }

    private int free(double now) {
        return (int) Arrays.stream(desks)
                .filter(desk -> isOpen(desk, now) && desk.until <= now)
                .count();
    }

    private void dropThoseWhoLeft(double now) {
        for (TreeSet<Customer> line : lines) {
            line.removeIf(customer -> {
                boolean left = customer.leavesAt() <= now;
                if (left) {
                    knowledge.left(customer);
                }
                if (left && customer.told() != null) {
                    results.censor();
                }
                return left;
            });
        }
    }

    private void work(int number, double now, PriorityQueue<Event> events) {
        Desk desk = desks[number];
        if (desk.until > now) {
            return;
        }
        end(desk);
        dropThoseWhoLeft(now);
        if (!isOpen(desk, now)) {
            return;
        }
        Customer next = lines.stream()
                .filter(line -> !line.isEmpty())
                .map(TreeSet::first)
                .min(CALLING_ORDER)
                .orElse(null);
        if (next != null) {
            lines.get(next.queue()).remove(next);
            call(desk, next, now);
            events.add(new Event(desk.until, null, number));
        }
    }

    private void end(Desk desk) {
        Customer served = desk.inHand;
        desk.inHand = null;
        if (served != null && served.comes()) {
            double usually = knowledge.time(served.queue(), desk.until).meanSeconds();
            desk.pace = desk.pace.with((desk.until - desk.began) / usually);
            knowledge.served(served, desk.called, desk.began, desk.until);
        }
    }

    private void call(Desk desk, Customer customer, double now) {
        double waited = (now - customer.joined()) / SECONDS;
        lastWaits[customer.queue()] = waited;
        Told told = customer.told();
        if (told != null && isJudged) {
            judge(told, waited);
            approaching.called(customer, now);
        }
        double walk = arrivals.walkSeconds(customer);
        knowledge.called(customer, now);
        desk.called = now;
        desk.inHand = customer;
        desk.began = now + walk;
        desk.until =
                customer.comes() ? desk.began + customer.seconds() + customer.forgottenSeconds() : now + ABSENT_SECONDS;
    }

    private void judge(Told told, double waited) {
        double middle = told.range().middle();
        Horizon horizon = Horizon.of(middle);
        results.add(
                new Prediction(Prediction.OURS, horizon, middle, told.range().upper(), waited));
        results.say(told.range(), waited);
        results.add(Prediction.of("earlier", horizon, told.earlier(), waited));
        if (!Double.isNaN(told.lastToEnter())) {
            results.add(Prediction.of("last_to_enter", horizon, told.lastToEnter(), waited));
        }
        results.add(Prediction.of("queue_length", horizon, told.queueLength(), waited));
    }
}
