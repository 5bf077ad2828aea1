package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.security.Membership;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Right;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is due and waits to leave, lane by lane. */
@Component
@NamedInterface("backlog")
public class Backlog {

    public record Lane(Medium medium, int lane, long due, double oldestSeconds) {}

    private final JdbcClient jdbc;

    Backlog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the organisations of this person; for the operator of all. */
    // Of its own: a command with a key has a transaction already, in another role.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<Lane> of(Principal principal) {
        UUID[] tenants = principal.memberships().stream()
                .filter(place -> Right.SEE_SENDERS.belongsTo(place.role()))
                .map(Membership::tenant)
                .map(tenant -> tenant.value())
                .toArray(UUID[]::new);
        jdbc.sql("set local role smartqueue_dispatcher").update();
        return jdbc.sql("""
                        select channel, lane, count(*) as due,
                            extract(epoch from now() - min(look_at))::double precision as oldest
                        from notification
                        where status = 'pending' and look_at <= now() and (:operator or tenant_id = any(:tenants))
                        group by channel, lane order by channel, lane
                        """)
                .param("operator", principal.operator())
                .param("tenants", tenants)
                .query((row, n) -> new Lane(
                        Medium.of(row.getString("channel")),
                        row.getInt("lane"),
                        row.getLong("due"),
                        row.getDouble("oldest")))
                .list();
    }
}
