package io.smartqueue.customer.register;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lines of the register that prove nothing any more: about a visit, or followed by a later one. The last word of a
 * registered customer by each channel stays as long as the customer.
 */
@Component
@Order(15)
class OldConsents implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        delete from consent where id in (
                            select id from consent
                            where tenant_id = :tenant and at < :before
                                and (customer_id is null or visit_id is not null or is_replaced)
                            order by at limit :most
                        )
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.visits()))
                .param("most", most)
                .update();
    }
}
