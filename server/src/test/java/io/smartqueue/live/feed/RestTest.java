package io.smartqueue.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestTest {

    private final Rest rest = new Rest();
    private long now = Long.MAX_VALUE - Duration.ofSeconds(3).toNanos();

    private long fails() {
        rest.begin(now);
        Duration left = rest.left(now);
        now += left.toNanos();
        assertThat(rest.left(now)).isZero();
        return left.toSeconds();
    }

    @Test
    void isLongerAfterEachFailureUpToEightSeconds() {
        assertThat(rest.left(now)).isZero();
        assertThat(IntStream.range(0, 6).mapToObj(i -> fails())).containsExactly(1L, 2L, 4L, 8L, 8L, 8L);
    }

    @Test
    void isNoLongerForASecondFailureMeanwhile() {
        rest.begin(now);
        now += Duration.ofMillis(400).toNanos();
        rest.begin(now);
        assertThat(rest.left(now)).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void isShortAgainAfterASuccess() {
        fails();
        fails();
        rest.end();
        assertThat(rest.left(now)).isZero();
        assertThat(fails()).isEqualTo(1);
    }
}
