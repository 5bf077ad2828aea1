package io.smartqueue.bench.wait.simulated;

import io.smartqueue.queue.wait.Range;
import io.smartqueue.queue.wait.Waits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Tells those in a simulated line once that their turn approaches, by the server's own rule. */
final class Approaching {

    private static final int TRAVEL_MINUTES = 0;
    private static final int MARGIN_MINUTES = 5;
    private static final double SECONDS = 60;

    /** For whom the turn was near at once: the first message has said it. */
    private static final double KNEW = -1;

    private final Map<Long, Double> told = new HashMap<>();
    private final List<Double> minutesBefore = new ArrayList<>();
    private int neverTold;

    /** @param range null for who found a counter free */
    void joins(Customer customer, Range range) {
        if (range.minutesUntilTime(TRAVEL_MINUTES, MARGIN_MINUTES) <= 0) {
            told.put(customer.id(), KNEW);
        }
    }

    /** @return after how many seconds somebody may be near without a change, a minute at most */
    double look(Waits waits, List<? extends SortedSet<Customer>> lines, double now) {
        double next = 1;
        for (int queue = 0; queue < lines.size(); queue++) {
            int ahead = 0;
            for (Customer one : lines.get(queue)) {
                Range range = waits.at(queue, ahead++);
                if (!told.containsKey(one.id()) && range.countersOpen() > 0) {
                    if (range.isTimeToComeBack(TRAVEL_MINUTES, MARGIN_MINUTES)) {
                        told.put(one.id(), now);
                    } else {
                        next = Math.min(next, Math.max(0, range.minutesUntilTime(TRAVEL_MINUTES, MARGIN_MINUTES)));
                    }
                }
            }
        }
        return Math.max(1, next * SECONDS);
    }

    void called(Customer customer, double now) {
        Double at = told.remove(customer.id());
        if (at == null) {
            neverTold++;
        } else if (at != KNEW) {
            minutesBefore.add((now - at) / SECONDS);
        }
    }

    List<Double> minutesBefore() {
        return minutesBefore;
    }

    int neverTold() {
        return neverTold;
    }
}
