package io.smartqueue.bench.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.smartqueue.bench.wait.Consultations.Service;
import io.smartqueue.bench.wait.simulated.Prediction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real services are predicted from what was known at each start, within a busy period. */
class ReplayTest {

    private static final Instant MORNING = Instant.parse("2026-11-02T08:00:00Z");

    private static List<Service> services(int count, int gapSeconds, int longGapAfter) {
        List<Service> services = new ArrayList<>();
        Instant at = MORNING;
        for (int i = 0; i < count; i++) {
            services.add(new Service("a", at, 300, i + 2));
            at = at.plusSeconds(300 + (i == longGapAfter ? 121 : gapSeconds));
        }
        return services;
    }

    @Test
    void predictsTheFirstSecondFifthAndTenthLaterService() {
        Replay replay = Replay.of(services(20, 20, -1));
        assertThat(replay.leftOut()).isZero();
        assertThat(replay.byRank().keySet()).containsExactly(1, 2, 5, 10);
        assertThat(ours(replay, 1))
                .hasSize(19)
                .allSatisfy(one -> assertThat(one.waited()).isCloseTo(320 / 60.0, within(1e-9)));
        assertThat(ours(replay, 10)).hasSize(10);
    }

    @Test
    void leavesOutAndCountsWhatLiesBeyondAPause() {
        Replay replay = Replay.of(services(20, 120, 9));
        // The pause after the tenth service lies before the first later service once, and so on.
        assertThat(replay.leftOut()).isEqualTo(1 + 2 + 5 + 10);
        assertThat(ours(replay, 1)).hasSize(18);
    }

    @Test
    void knowsNothingOfServicesThatHaveNotEnded() {
        List<Prediction> first = Replay.of(services(12, 20, -1)).byRank().getOrDefault(1, List.of());
        assertThat(first.stream().filter(one -> one.method().equals("session_mean")))
                .as("none at the first start")
                .hasSize(10);
        List<Service> two = new ArrayList<>(services(2, 20, -1));
        List<Service> more = new ArrayList<>(two);
        more.add(new Service("b", MORNING.plusSeconds(1), 50_000, 9));
        assertThat(ours(Replay.of(more), 1)).isEqualTo(ours(Replay.of(two), 1));
    }

    private static List<Prediction> ours(Replay replay, int rank) {
        return replay.byRank().getOrDefault(rank, List.of()).stream()
                .filter(one -> one.method().equals(Prediction.OURS))
                .toList();
    }
}
