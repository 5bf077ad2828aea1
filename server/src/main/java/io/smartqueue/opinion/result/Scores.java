package io.smartqueue.opinion.result;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How often each score was given.
 *
 * @param silent how many were asked and have not answered
 */
public record Scores(Map<Integer, Long> cases, long silent) {

    static final Scores NONE = new Scores(Map.of(), 0);

    Scores plus(Scores more) {
        Map<Integer, Long> all = new TreeMap<>(cases);
        more.cases.forEach((score, count) -> all.merge(score, count, Long::sum));
        return new Scores(all, silent + more.silent);
    }

    public long answered() {
        return cases.values().stream().mapToLong(Long::longValue).sum();
    }

    public long asked() {
        return answered() + silent;
    }

    public long of(int score) {
        return cases.getOrDefault(score, 0L);
    }

    /** Empty without answers. */
    public OptionalDouble mean() {
        long answered = answered();
        long sum = cases.entrySet().stream()
                .mapToLong(one -> one.getKey() * one.getValue())
                .sum();
        return answered == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / answered);
    }

    /** The middle one; between two middle ones their mean. Empty without answers. */
    public OptionalDouble median() {
        long answered = answered();
        return answered == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((at((answered - 1) / 2) + at(answered / 2)) / 2.0);
    }

    /** The score at a place in their order, from 0. */
    private int at(long place) {
        long before = 0;
        for (var one : new TreeMap<>(cases).entrySet()) {
            before += one.getValue();
            if (before > place) {
                return one.getKey();
            }
        }
        throw new IllegalArgumentException("no score at " + place);
    }
}
