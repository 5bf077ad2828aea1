package io.smartqueue.customer.browser;

import io.smartqueue.kernel.Ids;
import io.smartqueue.tenant.CurrentTenant;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The subscriptions of the current organisation. That a visit ends with its own, the database sees to. */
@Component
public class BrowserSubscriptions {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    BrowserSubscriptions(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * A visit has one: the last browser that asked for it.
     *
     * @return false when the visit is over
     */
    @Transactional
    public boolean put(UUID visit, URI endpoint, byte[] publicKey, byte[] auth) {
        return jdbc.sql("""
                        insert into push_subscription (id, tenant_id, visit_id, endpoint, public_key, auth, created_at)
                        values (:id, current_tenant(), :visit, :endpoint, :key, :auth, now())
                        on conflict (tenant_id, visit_id) do update
                        set endpoint = excluded.endpoint, public_key = excluded.public_key, auth = excluded.auth,
                            created_at = excluded.created_at
                        """)
                        .param("id", Ids.next())
                        .param("visit", visit)
                        .param("endpoint", endpoint.toString())
                        .param("key", publicKey)
                        .param("auth", auth)
                        .update()
                == 1;
    }

    /** Empty once it has ended. */
    @Transactional
    public Optional<BrowserSubscription> find(UUID id) {
        return jdbc.sql("select id, endpoint, public_key, auth from push_subscription where id = :id")
                .param("id", id)
                .query((row, n) -> new BrowserSubscription(
                        row.getObject("id", UUID.class),
                        URI.create(row.getString("endpoint")),
                        row.getBytes("public_key"),
                        row.getBytes("auth")))
                .optional();
    }

    @Transactional
    public boolean isOfVisit(UUID visit) {
        return jdbc.sql("select exists (select from push_subscription where visit_id = :visit)")
                .param("visit", visit)
                .query(Boolean.class)
                .single();
    }

    /** The push service does not know it any more; one that has replaced it meanwhile stays. */
    @Transactional
    public void end(BrowserSubscription gone) {
        jdbc.sql("delete from push_subscription where id = :id and endpoint = :endpoint returning visit_id")
                .param("id", gone.id())
                .param("endpoint", gone.endpoint().toString())
                .query(UUID.class)
                .optional()
                .ifPresent(visit -> events.publishEvent(new BrowserEnded(CurrentTenant.get(), visit)));
    }

    /**
     * Those of all organisations, because the keys that they are bound to are gone. In a transaction of the
     * dispatcher's role.
     *
     * @return how many
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int endAll() {
        events.publishEvent(new AllBrowsersEnded());
        return jdbc.sql("delete from push_subscription").update();
    }
}
