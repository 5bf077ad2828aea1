package io.smartqueue.queue;

import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what a join code stands for, in whichever organisation it is, and the code of a site. */
@Component
public class JoinCodes {

    public sealed interface Place {

        TenantId tenant();
    }

    public record OneQueue(TenantId tenant, QueueId queue) implements Place {}

    /** Any queue of the site: people are asked which one. */
    public record WholeSite(TenantId tenant, SiteId site) implements Place {}

    private final JdbcClient jdbc;

    JoinCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Place> find(String code) {
        return jdbc.sql("select tenant_id, queue_id, site_id from join_code where code = :code")
                .param("code", code)
                .query((row, n) -> place(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        Optional.ofNullable(row.getObject("queue_id", UUID.class)),
                        row.getObject("site_id", UUID.class)))
                .optional();
    }

    private static Place place(TenantId tenant, Optional<UUID> queue, UUID site) {
        return queue.<Place>map(id -> new OneQueue(tenant, new QueueId(id)))
                .orElseGet(() -> new WholeSite(tenant, new SiteId(site)));
    }

    /** Of a site of the current organisation. */
    @Transactional(readOnly = true)
    public Optional<String> of(SiteId site) {
        return jdbc.sql("select code from join_code where site_id = :site and tenant_id = current_tenant()")
                .param("site", site.value())
                .query(String.class)
                .optional();
    }
}
