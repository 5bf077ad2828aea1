package io.smartqueue.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    /** Few cases are sorted, many are counted. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 101, 5000})
    void medianAndPercentileAreThoseOfTheSortedCases(int cases) {
        var random = new Random(cases);
        var some = new Durations();
        var more = new Durations();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            int seconds = random.nextInt(3600);
            (random.nextBoolean() ? some : more).add(seconds);
            all.add(seconds);
        }
        Collections.sort(all);
        var spread = Objects.requireNonNull(Durations.spread(List.of(some, more)));
        assertThat(spread.cases()).isEqualTo(cases);
        assertThat(spread.median()).isEqualTo(at(all, 0.5));
        assertThat(spread.p90()).isEqualTo(at(all, 0.9));
        assertThat(spread.mean())
                .isEqualTo(Math.round(
                        all.stream().mapToInt(Integer::intValue).average().orElseThrow()));
    }

    private static long at(List<Integer> sorted, double share) {
        double place = (sorted.size() - 1) * share;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return Math.round(sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below)));
    }

    @Test
    void withoutACaseThereIsNoMean() {
        assertThat(Durations.spread(List.of(new Durations()))).isNull();
    }
}
