package io.smartqueue.opinion.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void haveAMeanAndAMiddle() {
        var scores = new Scores(Map.of(5, 2L, 1, 1L), 7);
        assertThat(scores.mean()).hasValue(11 / 3.0);
        assertThat(scores.median()).hasValue(5);
        assertThat(scores.answered()).isEqualTo(3);
        assertThat(scores.asked()).isEqualTo(10);
        assertThat(scores.of(4)).isZero();
    }

    @Test
    void haveTheMeanOfTwoMiddleOnes() {
        assertThat(new Scores(Map.of(2, 1L, 5, 1L), 0).median()).hasValue(3.5);
        assertThat(new Scores(Map.of(0, 2L, 10, 2L), 0).median()).hasValue(5);
        assertThat(new Scores(Map.of(0, 3L, 10, 1L), 0).median()).hasValue(0);
    }

    @Test
    void haveNoneWithoutAnswers() {
        assertThat(Scores.NONE.mean()).isEmpty();
        assertThat(Scores.NONE.median()).isEmpty();
        assertThat(Scores.NONE.plus(new Scores(Map.of(3, 1L), 2)).plus(new Scores(Map.of(3, 1L), 1)))
                .isEqualTo(new Scores(Map.of(3, 2L), 3));
    }
}
