package io.smartqueue.report.figure;

import io.smartqueue.report.figure.Durations.Spread;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What was counted of one group, or of all of them together. */
final class Counted {

    private final Collection<Tally> tallies;
    private final long days;
    private final boolean isTimed;

    /**
     * @param days of which they are
     * @param isTimed whether it is known how long counters were open for them
     */
    Counted(Collection<Tally> tallies, long days, boolean isTimed) {
        this.tallies = tallies;
        this.days = days;
        this.isTimed = isTimed;
    }

    long sum(ToLongFunction<Tally> of) {
        return tallies.stream().mapToLong(of).sum();
    }

    @Nullable Spread waits() {
        return spread(one -> one.waits);
    }

    @Nullable Spread walks() {
        return spread(one -> one.walks);
    }

    @Nullable Spread services() {
        return spread(one -> one.services);
    }

    private @Nullable Spread spread(Function<Tally, Durations> of) {
        return Durations.spread(tallies.stream().map(of).toList());
    }

    long days() {
        return days;
    }

    long served() {
        return sum(one -> one.services.sum());
    }

    long walked() {
        return sum(one -> one.walks.sum());
    }

    @Nullable Long open() {
        return isTimed ? sum(one -> one.open) : null;
    }

    @Nullable Long paused() {
        return isTimed ? sum(one -> one.paused) : null;
    }

    /** Open, and neither paused nor busy with somebody. */
    @Nullable Long idle() {
        return isTimed ? Math.max(0, sum(one -> one.open) - sum(one -> one.paused) - served() - walked()) : null;
    }

    /** How long one counter would take for all who came, at the mean of the services; null without any service. */
    @Nullable Long needed() {
        long cases = sum(one -> one.services.size());
        return cases == 0 ? null : Math.round((double) sum(one -> one.arrivals) * served() / cases);
    }

    /** In the mean of its days, with one digit; null without any. */
    @Nullable Double arrivalsADay() {
        return days == 0 ? null : Math.round(10.0 * sum(one -> one.arrivals) / days) / 10.0;
    }
}
