package io.smartqueue.admin.imports;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Imports that ended long ago, and tables that were looked at and not made within a day: only these still hold what
 * their lines say of people.
 */
@Component
@Order(720)
class OldImports implements RetentionStep {

    private static final Duration UNTIL_MADE = Duration.ofDays(1);

    private final InstantSource clock;

    OldImports(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        delete from import_run where id in (
                            select id from import_run
                            where tenant_id = :tenant
                              and (ended_at < :before or content is not null and ended_at < :looked_at_before)
                            limit :most
                        )
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.events()))
                .param("looked_at_before", Times.sql(clock.instant().minus(UNTIL_MADE)))
                .param("most", most)
                .update();
    }
}
