package io.smartqueue.queue.day;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Visits that ended long ago forget who came. Their numbers, times and outcomes stay as long as anything is kept. */
@Component
@Order(1)
class OldVisits implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        with old as (
                            select id, public_token from visit
                            where tenant_id = :tenant and not is_forgotten and ended_at < :before
                            order by ended_at limit :most
                        ), links as (
                            delete from public_link using old where token = old.public_token
                        ), reasons as (
                            update ticket_event set reason = null from old
                            where ticket_event.tenant_id = :tenant and visit_id = old.id and reason is not null
                        )
                        update visit set customer_id = null, customer_name = null, customer_phone = null,
                            consents = '{}', priority_reason = null, form_id = null, is_forgotten = true
                        from old where visit.id = old.id
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.visits()))
                .param("most", most)
                .update();
    }
}
