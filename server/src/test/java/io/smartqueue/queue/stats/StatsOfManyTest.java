package io.smartqueue.queue.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.SetClock;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.stats.LineStats.Spread;
import io.smartqueue.site.SiteId;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Days of history in several queues, of which only today's counts. */
@DatabaseTest
class StatsOfManyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final int SERVED = 1_000;

    @Autowired
    StatsReader stats;

    @Autowired
    SetClock clock;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    /** The i-th of a day waited 7·i modulo 1009 seconds, was served for 11·i modulo 1013, and closed every 30 s. */
    private static void serve(Branch branch, QueueId queue, String series, int daysAgo) {
        branch.write("""
                insert into visit (id, tenant_id, site_id, language, channel, priority, series, service_day, sequence,
                    number, public_token, joined_at)
                select gen_random_uuid(), current_tenant(), ?, 'fr', 'api', 'normal', ?, date '2026-11-23' - ?, i,
                    ? || i, gen_random_uuid(), timestamptz '2026-11-23 08:00Z'
                from generate_series(1, ?) i
                """, branch.site, series, daysAgo, series, SERVED);
        branch.write("""
                insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, called_at,
                    started_at, ended_at, moved_at)
                select gen_random_uuid(), tenant_id, id, 1, ?, 'completed', ended, started - make_interval(
                    secs => 7 * sequence % 1009 + 20), started - interval '20 s', started, ended, ended
                from visit cross join lateral (
                    select timestamptz '2026-11-23 17:00Z' - ? * interval '1 day'
                        - sequence * interval '30 s' as ended
                ) closed cross join lateral (
                    select ended - make_interval(secs => 11 * sequence % 1013) as started
                ) begun
                where series = ? and service_day = date '2026-11-23' - ?
                """, queue.value(), daysAgo, series, daysAgo);
    }

    private static Spread expected(int factor, int modulus) {
        long[] sorted = LongStream.rangeClosed(1, SERVED)
                .map(i -> factor * i % modulus)
                .sorted()
                .toArray();
        double place = 0.9 * (SERVED - 1);
        int below = (int) place;
        double p90 = sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
        return new Spread(Math.round(LongStream.of(sorted).average().orElseThrow()), Math.round(p90), SERVED);
    }

    @Test
    void onlyTodayAndOnlyItsOwnLineCount() {
        clock.set(NOW);
        Branch branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        QueueId other = branch.queue("B");
        for (int daysAgo = 0; daysAgo < 3; daysAgo++) {
            serve(branch, queue, "A", daysAgo);
            serve(branch, other, "B", daysAgo);
        }
        LineStats day = branch.in(() -> stats.of(queue));
        assertThat(day.servedToday()).isEqualTo(SERVED);
        assertThat(day.waitToday()).isEqualTo(expected(7, 1009));
        assertThat(day.walkToday()).isEqualTo(new Spread(20, 20, SERVED));
        assertThat(day.serviceToday()).isEqualTo(expected(11, 1013));
        assertThat(branch.in(() -> stats.of(new SiteId(branch.site))).servedToday())
                .isEqualTo(2 * SERVED);
    }
}
