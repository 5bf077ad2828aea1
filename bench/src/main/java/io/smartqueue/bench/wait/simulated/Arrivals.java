package io.smartqueue.bench.wait.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who comes to a simulated site when, with everything about them that the server does not know. */
final class Arrivals {

    private static final double OPEN_HOURS = 8;
    private static final double LAST_ARRIVAL_HOURS = 7.5;
    private static final double NO_SHOWS = 0.05;
    private static final double IMPATIENT = 0.06;
    private static final double PRIORITY_BONUS = 15 * 60;
    private static final double USUAL_WALK = 30;

    private final Scenario scenario;
    private final Family family;
    private final Random random;
    private final int counters;
    private final double[] means;
    private final double declaredMinutes;
    private final double variation;
    private long people;

    Arrivals(Scenario scenario, Family family, long seed) {
        this.scenario = scenario;
        this.family = family;
        this.random = new Random(seed * 1_000_003 + scenario.ordinal() * 101L + family.ordinal());
        this.counters = 2 + random.nextInt(3);
        double mean = 60 * (3 + 6 * random.nextDouble());
        this.means = new double[scenario.queues()];
        for (int queue = 0; queue < means.length; queue++) {
            means[queue] = queue == 0 ? mean : mean * (0.5 + random.nextDouble());
        }
        this.declaredMinutes = Math.max(1, Math.round(mean / 60 * (0.6 + random.nextDouble())));
        this.variation = scenario.variation() * (0.8 + 0.4 * random.nextDouble());
    }

    int counters() {
        return counters;
    }

    double declaredMinutes() {
        return declaredMinutes;
    }

    double walkSeconds(Customer customer) {
        return 10 + Math.floorMod(customer.id() * 7919, 40);
    }

    /** Of one day, by a Poisson process whose rate changes with the hours. */
    List<Customer> of(double dayBegan) {
        double most = 3;
        double each = 0;
        for (double mean : means) {
            each += mean / means.length;
        }
        double rate = counters * most / (each + USUAL_WALK);
        List<Customer> all = new ArrayList<>();
        for (double at = 0; at < LAST_ARRIVAL_HOURS * 3600; ) {
            at += -Math.log(1 - random.nextDouble()) / rate;
            if (random.nextDouble() < scenario.load(at / 3600) / most && at < OPEN_HOURS * 3600) {
                all.add(customer(dayBegan + at));
            }
        }
        return all;
    }

    private Customer customer(double joined) {
        int queue = random.nextInt(scenario.queues());
        double due = random.nextDouble() < scenario.priorities() ? joined - PRIORITY_BONUS : joined;
        double seconds = Math.max(15, means[queue] * family.draw(random, variation));
        double forgotten = random.nextDouble() < scenario.forgotten() ? 60 * (20 + 40 * random.nextDouble()) : 0;
        boolean comes = random.nextDouble() >= NO_SHOWS;
        double leaves = random.nextDouble() < IMPATIENT
                ? joined + 60 * (5 + 55 * random.nextDouble())
                : Double.POSITIVE_INFINITY;
        return new Customer(++people, queue, joined, due, seconds, forgotten, comes, leaves, null);
    }
}
