package io.smartqueue.notification.limit;

import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes what no cap looks back to any more. */
@Component
@Order(12)
class OldCounts implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        delete from counted_message where notification_id in (
                            select notification_id from counted_message
                            where tenant_id = :tenant and at < now() - interval '25 hours'
                            order by at limit :most)
                        """)
                .param("tenant", tenant.value())
                .param("most", most)
                .update();
    }
}
