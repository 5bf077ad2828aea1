package io.smartqueue.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.kernel.Ids;
import io.smartqueue.live.Subscription;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SubscriberTest {

    private static final long HALF_A_SECOND = Duration.ofMillis(500).toNanos();

    private final AtomicInteger woken = new AtomicInteger();
    private final Subscriber subscriber = new Subscriber(
            new Subscription.OfVisit(new TenantId(Ids.next()), new TicketId(Ids.next())), woken::incrementAndGet);

    @Test
    void isGivenWhatCameInOrder() {
        Frame first = frame(1);
        Frame second = frame(2);
        subscriber.offer(first);
        subscriber.offer(second);

        assertThat(woken).hasValue(2);
        assertThat(subscriber.take(0, 100)).containsExactly(first, second);
        assertThat(subscriber.take(0, 100)).isEmpty();
        assertThat(subscriber.hasEnded()).isFalse();
    }

    @Test
    void isDroppedWhenItDoesNotKeepUpAndNobodyWaitsForIt() {
        for (int n = 1; n <= 10_000; n++) {
            subscriber.offer(frame(n));
        }

        assertThat(subscriber.hasEnded()).isTrue();
        assertThat(subscriber.take(0, 100)).isEmpty();
    }

    @Test
    void isGivenFirstWhatItMissedAndNothingTwice() {
        subscriber.startAt(new EventCursor(7, 10));
        Frame again = frame(11);
        Frame fresh = frame(13);
        subscriber.offer(again);
        subscriber.offer(fresh);
        Frame missed = frame(9);
        // It came from another server, which had read further than ours.
        subscriber.catchUp(new EventCursor(7, 12), List.of(missed), false);

        assertThat(subscriber.take(0, 100)).containsExactly(missed, fresh);
        subscriber.offer(frame(12));
        assertThat(subscriber.take(0, 100)).isEmpty();
    }

    @Test
    void comesBackForTheRestWhenItMissedMuch() {
        Frame missed = frame(1);
        subscriber.offer(frame(2));
        subscriber.catchUp(new EventCursor(7, 0), List.of(missed), true);

        assertThat(subscriber.hasEnded()).isFalse();
        assertThat(subscriber.take(0, 100)).containsExactly(missed);
        assertThat(subscriber.hasEnded()).isTrue();
    }

    @Test
    void isToldToLookAtMostTwiceASecond() {
        subscriber.offerSign(Frame.LINE);
        assertThat(subscriber.take(0, 100)).containsExactly(Frame.LINE);

        subscriber.offerSign(Frame.LINE);
        subscriber.offerSign(Frame.LINE);
        assertThat(subscriber.take(1, 100)).isEmpty();
        assertThat(subscriber.nextSign(1)).contains(Duration.ofNanos(HALF_A_SECOND - 1));
        assertThat(woken).hasValue(2);

        assertThat(subscriber.take(HALF_A_SECOND, 100)).containsExactly(Frame.LINE);
        assertThat(subscriber.take(10 * HALF_A_SECOND, 100)).isEmpty();
        assertThat(subscriber.nextSign(10 * HALF_A_SECOND)).isEmpty();
    }

    @Test
    void needsNoSmallSignBesideTheGreatOne() {
        subscriber.offerSign(Frame.LINE);
        subscriber.offerSign(Frame.LOOK);
        subscriber.offerSign(Frame.LINE);

        assertThat(subscriber.take(0, 100)).containsExactly(Frame.LOOK);
    }

    private static Frame frame(int number) {
        return Frame.event(new EventCursor(7, number), "ticket.called", "{}", "{}");
    }
}
