package io.smartqueue.conversation;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;
import java.util.stream.IntStream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people wrote goes with the messages to them; which ticket was taken from where, with the visit's own data. */
@Component
@Order(16)
class OldConversations implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return IntStream.of(
                        run(archivist, tenant, cutoffs.messages(), most, """
                                delete from inbound_message where id in (
                                    select id from inbound_message
                                    where tenant_id = :tenant and received_at < :before
                                    order by received_at limit :most)
                                """),
                        run(archivist, tenant, cutoffs.messages(), most, """
                                delete from conversation where tenant_id = :tenant and (channel, address) in (
                                    select channel, address from conversation
                                    where tenant_id = :tenant and at < :before limit :most)
                                """),
                        run(archivist, tenant, cutoffs.visits(), most, """
                                delete from conversation_ticket where tenant_id = :tenant and visit_id in (
                                    select visit_id from conversation_ticket linked
                                    where tenant_id = :tenant and not exists (
                                        select from visit where visit.tenant_id = :tenant
                                            and visit.id = linked.visit_id
                                            and (visit.ended_at is null or visit.ended_at >= :before))
                                    limit :most)
                                """))
                .max()
                .orElse(0);
    }

    private static int run(JdbcClient archivist, TenantId tenant, Instant before, int most, String sql) {
        return archivist
                .sql(sql)
                .param("tenant", tenant.value())
                .param("before", Times.sql(before))
                .param("most", most)
                .update();
    }
}
