package io.smartqueue.cost.ledger;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes old entries of the ledger; the sums of their days stay. */
@Component
@Order(13)
class OldEntries implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                    delete from ledger_entry where (message_id, kind) in (
                        select message_id, kind from ledger_entry
                        where tenant_id = :tenant and at < :before
                        order by at limit :most)
                    """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.all()))
                .param("most", most)
                .update();
    }
}
