package io.smartqueue.bench.wait.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Simulated days are the same for the same seed, and their services are spread as they say. */
class SimulatedSiteTest {

    @Test
    void repeatsItselfWithTheSameSeed() {
        assertThat(predictions(7)).isNotEmpty().isEqualTo(predictions(7)).isNotEqualTo(predictions(8));
    }

    private static List<Prediction> predictions(long seed) {
        return new SimulatedSite(Scenario.TWO_QUEUES, Family.BIMODAL, seed)
                .days(0, 1)
                .predictions();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void servicesHaveTheMeanAndTheVariationOfTheirFamily(Family family) {
        var random = new Random(5);
        double[] draws = DoubleStream.generate(() -> family.draw(random, 0.7))
                .limit(200_000)
                .toArray();
        double mean = DoubleStream.of(draws).average().orElseThrow();
        double square = DoubleStream.of(draws).map(one -> one * one).average().orElseThrow();
        assertThat(mean).isBetween(0.97, 1.03);
        assertThat(Math.sqrt(square / (mean * mean) - 1)).isBetween(0.63, 0.77);
    }
}
