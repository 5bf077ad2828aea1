package io.smartqueue.queue.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.WaitEstimate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedFormTest {

    @ParameterizedTest
    @CsvSource({"1, 5, 0", "4, 8, 0", "1, 1, 0", "30, 100, 0", "2, 40, 300", "9, 1, 0"})
    void announcesARangeAndNeverOneFigure(int minutes, int counters, double work) {
        WaitEstimate estimate = ClosedForm.of(new Ahead(0, counters, work, 0, 0), minutes);
        assertThat(estimate.highMinutes()).isGreaterThan(estimate.lowMinutes());
    }
}
