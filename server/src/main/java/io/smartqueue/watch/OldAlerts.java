package io.smartqueue.watch;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Alerts that are over, with their notes and the names of those who took note, end with other events. */
@Component
@Order(18)
class OldAlerts implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        delete from alert where tenant_id = :tenant and id in (
                            select id from alert where tenant_id = :tenant and until < :before limit :most)
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.events()))
                .param("most", most)
                .update();
    }
}
