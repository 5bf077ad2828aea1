package io.smartqueue.bench.wait;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.bench.wait.simulated.Prediction;
import io.smartqueue.queue.accuracy.Horizon;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each simpler method is judged with its best factor. */
class ComparisonTest {

    @Test
    void fitsTheFactorWithTheSmallestError() {
        List<Prediction> training = List.of(
                Prediction.of("earlier", Horizon.SOON, 10, 5),
                Prediction.of("earlier", Horizon.SOON, 2, 9),
                Prediction.of("ours", Horizon.SOON, 2, 9));
        assertThat(Comparison.factors(training)).isEqualTo(Map.of("earlier", 0.5));
    }
}
