package io.smartqueue.live.api;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.live.DeviceKeyCheck;
import io.smartqueue.live.Subscription;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Subscribers without an account: holders of a ticket, who follow only that ticket, and devices. */
@Component
class PublicStreams {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Tenants tenants;
    private final List<DeviceKeyCheck> keys;

    PublicStreams(JdbcClient jdbc, TransactionOperations transactions, Tenants tenants, List<DeviceKeyCheck> keys) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.tenants = tenants;
        this.keys = keys;
    }

    /** @throws Refusal 404 unless this visit is in this queue now */
    Subscription withTicket(String slug, QueueId queue, String token) {
        TenantId tenant = tenant(slug, token);
        return visit(tenant, token)
                .filter(visit -> standsIn(tenant, visit, queue))
                .map(visit -> new Subscription.OfVisit(tenant, visit))
                .orElseThrow(PublicStreams::nothing);
    }

    /** @throws Refusal 404 unless the key opens this queue */
    Subscription withKey(String slug, QueueId queue, String key) {
        TenantId tenant = tenant(slug, key);
        if (keys.stream().noneMatch(known -> known.opens(key, tenant, queue))) {
            throw nothing();
        }
        return new Subscription.OfQueue(tenant, queue, true);
    }

    private TenantId tenant(String slug, String secret) {
        return Optional.of(secret)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .flatMap(text -> tenants.find(slug))
                .flatMap(named -> tenants.findOpen(named.id()))
                .map(Tenant::id)
                .orElseThrow(PublicStreams::nothing);
    }

    private Optional<TicketId> visit(TenantId tenant, String token) {
        return jdbc.sql("select visit_id from public_link where token = :token and tenant_id = :tenant")
                .param("token", token)
                .param("tenant", tenant.value())
                .query(UUID.class)
                .optional()
                .map(TicketId::new);
    }

    private boolean standsIn(TenantId tenant, TicketId visit, QueueId queue) {
        return CurrentTenant.call(
                tenant,
                () -> Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("""
                                select exists (
                                    select from leg join visit on visit.id = leg.visit_id
                                    where leg.visit_id = :visit and leg.queue_id = :queue and leg.is_current
                                      and visit.ended_at is null
                                )
                                """)
                        .param("visit", visit.value())
                        .param("queue", queue.value())
                        .query(Boolean.class)
                        .single())));
    }

    private static Refusal nothing() {
        return Refusal.notFound("not_found", "There is nothing here for this ticket or key.");
    }
}
