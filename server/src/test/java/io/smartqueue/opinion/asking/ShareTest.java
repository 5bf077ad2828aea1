package io.smartqueue.opinion.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.kernel.Ids;
import io.smartqueue.queue.TicketId;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {

    private static final int VISITS = 10_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 50, 99, 100})
    void isThatOfTenThousandVisits(int percent) {
        assertThat(included(percent, drawn())).isBetween(100.0 * percent - 150, 100.0 * percent + 150);
    }

    /** With ids as the program makes them, which are never the same: a chance of one in ten million to fail. */
    @Test
    void isThatOfVisitsThatFollowEachOther() {
        assertThat(included(30, Ids::next)).isBetween(2750.0, 3250.0);
    }

    @Test
    void decidesAVisitOnce() {
        var visit = new TicketId(Ids.next());
        boolean included = new Share(30).includes(visit);
        assertThat(new Share(30).includes(visit)).isEqualTo(included);
        assertThat(new Share(60).includes(visit)).isIn(true, included);
        assertThat(new Share(0).includes(visit)).isFalse();
        assertThat(new Share(100).includes(visit)).isTrue();
    }

    /** As the program makes them, three visits a second, and the same at each run. */
    private static Supplier<UUID> drawn() {
        var chance = new Random(18);
        long start = Instant.parse("2026-11-30T09:00:00Z").toEpochMilli();
        var many = new AtomicLong();
        return () -> new UUID(
                ((start + many.incrementAndGet() * 333) << 16) | (7 << 12) | chance.nextInt(1 << 12),
                (chance.nextLong() >>> 2) | (1L << 63));
    }

    private static double included(int percent, Supplier<UUID> ids) {
        return Stream.generate(ids)
                .limit(VISITS)
                .filter(id -> new Share(percent).includes(new TicketId(id)))
                .count();
    }
}
