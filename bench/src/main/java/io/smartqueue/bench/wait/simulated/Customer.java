package io.smartqueue.bench.wait.simulated;

import io.smartqueue.queue.wait.Range;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a simulated line; instants are seconds since the opening of the first day.
 *
 * @param due by which the line is ordered
 * @param seconds the true duration of the service
 * @param forgottenSeconds how much longer the ticket stays open
 * @param leavesAt when they give up, infinite for most
 * @param told null on days that only teach
 */
record Customer(
        long id,
        int queue,
        double joined,
        double due,
        double seconds,
        double forgottenSeconds,
        boolean comes,
        double leavesAt,
        @Nullable Told told) {

    /** What each method said when they joined. */
    record Told(Range range, double earlier, double lastToEnter, double queueLength) {}

    Customer with(Told said) {
        return new Customer(id, queue, joined, due, seconds, forgottenSeconds, comes, leavesAt, said);
    }
}
