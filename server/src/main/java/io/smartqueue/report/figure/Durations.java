package io.smartqueue.report.figure;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every single duration of a group, in whole seconds, so that its percentiles are exact. */
public final class Durations {

    private static final int FIRST = 16;

    /** With fewer cases than that in as many seconds, sorting is faster than counting. */
    private static final int SECONDS_A_CASE = 8;

    private int[] seconds = new int[FIRST];
    private int size;
    private long sum;
    private int longest;

    void add(int one) {
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * size);
        }
        seconds[size++] = one;
        sum += one;
        longest = Math.max(longest, one);
    }

    long sum() {
        return sum;
    }

    int size() {
        return size;
    }

    /** In whole seconds, as percentile_cont of PostgreSQL gives median and 90th percentile; null without a case. */
    static @Nullable Spread spread(Collection<Durations> some) {
        long cases = some.stream().mapToLong(one -> one.size).sum();
        if (cases == 0) {
            return null;
        }
        int longest = some.stream().mapToInt(one -> one.longest).max().orElse(0);
        Order order = longest < SECONDS_A_CASE * cases ? counted(some, longest) : sorted(some);
        long sum = some.stream().mapToLong(one -> one.sum).sum();
        return new Spread(
                cases, Math.round((double) sum / cases), percentile(order, cases, 0.5), percentile(order, cases, 0.9));
    }

    private static long percentile(Order order, long cases, double share) {
        double place = share * (cases - 1);
        long below = (long) Math.floor(place);
        int low = order.at(below);
        int high = order.at((long) Math.ceil(place));
        return Math.round(low + (place - below) * (high - low));
    }

    private interface Order {
        /** From 0. */
        int at(long place);
    }

    private static Order counted(Collection<Durations> some, int longest) {
        long[] upTo = new long[longest + 1];
        for (Durations one : some) {
            for (int i = 0; i < one.size; i++) {
                upTo[one.seconds[i]]++;
            }
        }
        for (int second = 1; second <= longest; second++) {
            upTo[second] += upTo[second - 1];
        }
        return place -> {
            int found = Arrays.binarySearch(upTo, place + 1);
            int second = found < 0 ? -found - 1 : found;
            while (second > 0 && upTo[second - 1] > place) {
                second--;
            }
            return second;
        };
    }

    private static Order sorted(Collection<Durations> some) {
        int[] all = some.stream()
                .flatMapToInt(one -> Arrays.stream(one.seconds, 0, one.size))
                .sorted()
                .toArray();
        return place -> all[Math.toIntExact(place)];
    }

    static @Nullable Spread spread(Durations one) {
        return spread(List.of(one));
    }

    /** @param cases how many durations these are made of */
    public record Spread(long cases, long mean, long median, long p90) {}
}
