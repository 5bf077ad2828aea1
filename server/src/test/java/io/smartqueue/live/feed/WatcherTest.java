package io.smartqueue.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.kernel.Ids;
import io.smartqueue.live.Interest;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatcherTest {

    private static final long HALF_A_SECOND = Duration.ofMillis(500).toNanos();

    private final AtomicInteger woken = new AtomicInteger();
    private final Watcher watcher = new Watcher(
            new Interest.OfVisit(new TenantId(Ids.next()), new TicketId(Ids.next())), woken::incrementAndGet);

    @Test
    void isGivenWhatCameInOrder() {
        Frame first = frame(1);
        Frame second = frame(2);
        watcher.offer(first);
        watcher.offer(second);

        assertThat(woken).hasValue(2);
        assertThat(watcher.take(0, 100)).containsExactly(first, second);
        assertThat(watcher.take(0, 100)).isEmpty();
        assertThat(watcher.hasEnded()).isFalse();
    }

    @Test
    void isDroppedWhenItDoesNotKeepUpAndNobodyWaitsForIt() {
        for (int n = 1; n <= 10_000; n++) {
            watcher.offer(frame(n));
        }

        assertThat(watcher.hasEnded()).isTrue();
        assertThat(watcher.take(0, 100)).isEmpty();
    }

    @Test
    void isGivenFirstWhatItMissedAndNothingTwice() {
        watcher.startAt(new Position(7, 10));
        Frame again = frame(11);
        Frame fresh = frame(13);
        watcher.offer(again);
        watcher.offer(fresh);
        Frame missed = frame(9);
        // It came from another server, which had read further than ours.
        watcher.catchUp(new Position(7, 12), List.of(missed), false);

        assertThat(watcher.take(0, 100)).containsExactly(missed, fresh);
        watcher.offer(frame(12));
        assertThat(watcher.take(0, 100)).isEmpty();
    }

    @Test
    void comesBackForTheRestWhenItMissedMuch() {
        Frame missed = frame(1);
        watcher.offer(frame(2));
        watcher.catchUp(new Position(7, 0), List.of(missed), true);

        assertThat(watcher.hasEnded()).isFalse();
        assertThat(watcher.take(0, 100)).containsExactly(missed);
        assertThat(watcher.hasEnded()).isTrue();
    }

    @Test
    void isToldToLookAtMostTwiceASecond() {
        watcher.offerSign(Frame.LINE);
        assertThat(watcher.take(0, 100)).containsExactly(Frame.LINE);

        watcher.offerSign(Frame.LINE);
        watcher.offerSign(Frame.LINE);
        assertThat(watcher.take(1, 100)).isEmpty();
        assertThat(watcher.nextSign(1)).contains(Duration.ofNanos(HALF_A_SECOND - 1));
        assertThat(woken).hasValue(2);

        assertThat(watcher.take(HALF_A_SECOND, 100)).containsExactly(Frame.LINE);
        assertThat(watcher.take(10 * HALF_A_SECOND, 100)).isEmpty();
        assertThat(watcher.nextSign(10 * HALF_A_SECOND)).isEmpty();
    }

    @Test
    void needsNoSmallSignBesideTheGreatOne() {
        watcher.offerSign(Frame.LINE);
        watcher.offerSign(Frame.LOOK);
        watcher.offerSign(Frame.LINE);

        assertThat(watcher.take(0, 100)).containsExactly(Frame.LOOK);
    }

    private static Frame frame(int number) {
        return Frame.event(new Position(7, number), "ticket.called", "{}", "{}");
    }
}
