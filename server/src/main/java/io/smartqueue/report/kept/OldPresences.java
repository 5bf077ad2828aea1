package io.smartqueue.report.kept;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When agents were at counters, to the second: kept as long as other events, and for the longest report that ends
 * today.
 */
@Component
@Order(730)
class OldPresences implements RetentionStep {

    // A service day may begin on the day in UTC before it.
    private static final Duration LONGEST_REPORT = Duration.ofDays(DaySpan.LONGEST + 1L);

    private final InstantSource clock;

    OldPresences(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        Instant reported = clock.instant().minus(LONGEST_REPORT);
        return archivist
                .sql("""
                        delete from presence_day where (tenant_id, counter_id, day, agent_id) in (
                            select tenant_id, counter_id, day, agent_id from presence_day
                            where tenant_id = :tenant and day < cast(:before at time zone 'UTC' as date) limit :most
                        )
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(reported.isBefore(cutoffs.events()) ? reported : cutoffs.events()))
                .param("most", most)
                .update();
    }
}
