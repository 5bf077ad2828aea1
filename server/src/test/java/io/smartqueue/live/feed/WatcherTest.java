package io.smartqueue.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.kernel.Ids;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatcherTest {

    private final Watcher watcher = new Watcher(new TenantId(Ids.next()), Ids.next());

    @Test
    void isGivenWhatCameInOrder() throws Exception {
        watcher.offer(frame(1));
        watcher.offer(frame(2));

        assertThat(watcher.next(Duration.ofSeconds(1))).containsExactly(frame(1), frame(2));
        assertThat(watcher.next(Duration.ZERO)).isEmpty();
        assertThat(watcher.hasEnded()).isFalse();
    }

    @Test
    void isDroppedWhenItDoesNotKeepUpAndNobodyWaitsForIt() throws Exception {
        for (int n = 1; n <= 10_000; n++) {
            watcher.offer(frame(n));
        }

        assertThat(watcher.hasEnded()).isTrue();
        assertThat(watcher.next(Duration.ofSeconds(1))).isEmpty();
    }

    private static Frame frame(int number) {
        return new Frame(new Position(7, number), "id: 7-" + number + "\n\n");
    }
}
