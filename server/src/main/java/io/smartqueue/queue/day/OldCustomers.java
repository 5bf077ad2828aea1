package io.smartqueue.queue.day;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deactivated customers, once no visit names them any more. Active ones are the organisation's own register. */
@Component
@Order(3)
class OldCustomers implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        delete from customer where id in (
                            select id from customer
                            where tenant_id = :tenant and not is_active and created_at < :before
                              and not exists (
                                  select from visit
                                  where visit.tenant_id = :tenant and visit.customer_id = customer.id
                              )
                            limit :most
                        )
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.visits()))
                .param("most", most)
                .update();
    }
}
