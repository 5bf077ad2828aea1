package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import io.smartqueue.security.Membership;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Right;
import io.smartqueue.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What is due and waits to leave, lane by lane. */
@Component
@NamedInterface("backlog")
public class Backlog {

    public record Lane(Medium medium, int lane, long due, double oldestSeconds) {

        private Lane plus(Lane other) {
            return new Lane(medium, lane, due + other.due, Math.max(oldestSeconds, other.oldestSeconds));
        }
    }

    private record Waiting(TenantId organisation, Lane lane) {}

    private final JdbcClient jdbc;
    private final Senders senders;
    private final TransactionTemplate ofItsOwn;

    Backlog(JdbcClient jdbc, Senders senders, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.senders = senders;
        // A command with a key has a transaction already, in another role.
        this.ofItsOwn = new TransactionTemplate(transactions);
        this.ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Of the organisations of this person; for the operator of all. */
    public List<Lane> of(Principal principal) {
        return sum(seenBy(principal));
    }

    /** The same, by the id of the sender that it leaves from. */
    public Map<UUID, List<Lane>> bySender(Principal principal) {
        return bySender(seenBy(principal));
    }

    /** What an organisation waits for, by the id of the sender that it leaves from. */
    public Map<UUID, List<Lane>> bySender(TenantId organisation) {
        return bySender(read(false, organisation.value()));
    }

    private Map<UUID, List<Lane>> bySender(List<Waiting> all) {
        Map<UUID, List<Waiting>> found = new HashMap<>();
        all.forEach(one -> senders.of(one.organisation, one.lane.medium)
                .map(Sender::id)
                .ifPresent(sender -> found.computeIfAbsent(sender, first -> new ArrayList<>())
                        .add(one)));
        Map<UUID, List<Lane>> lanes = new HashMap<>();
        found.forEach((sender, waiting) -> lanes.put(sender, sum(waiting)));
        return lanes;
    }

    private static List<Lane> sum(List<Waiting> all) {
        Map<String, Lane> lanes = new TreeMap<>();
        all.forEach(one -> lanes.merge(one.lane.medium.code() + one.lane.lane, one.lane, Lane::plus));
        return List.copyOf(lanes.values());
    }

    private List<Waiting> seenBy(Principal principal) {
        return read(
                principal.operator(),
                principal.memberships().stream()
                        .filter(place -> Right.SEE_SENDERS.belongsTo(place.role()))
                        .map(Membership::tenant)
                        .map(tenant -> tenant.value())
                        .toArray(UUID[]::new));
    }

    private List<Waiting> read(boolean all, UUID... tenants) {
        return Objects.requireNonNull(ofItsOwn.execute(begun -> {
            jdbc.sql("set local role smartqueue_dispatcher").update();
            return jdbc.sql("""
                            select tenant_id, channel, lane, count(*) as due,
                                extract(epoch from now() - min(look_at))::double precision as oldest
                            from notification
                            where status = 'pending' and look_at <= now() and (:all or tenant_id = any(:tenants))
                            group by tenant_id, channel, lane
                            """)
                    .param("all", all)
                    .param("tenants", tenants)
                    .query((row, n) -> new Waiting(
                            new TenantId(row.getObject("tenant_id", UUID.class)),
                            new Lane(
                                    Medium.of(row.getString("channel")),
                                    row.getInt("lane"),
                                    row.getLong("due"),
                                    row.getDouble("oldest"))))
                    .list();
        }));
    }
}
