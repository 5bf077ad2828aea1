package io.smartqueue.reception.ticket;

import io.smartqueue.tenant.KeyInPath;
import io.smartqueue.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A customer's link names its organisation, and opens that one ticket. */
@Component
class TicketKeys implements KeyInPath {

    private final JdbcClient jdbc;

    TicketKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String pattern() {
        return "/t/{token}/**";
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TenantId> tenant(String token) {
        return jdbc.sql("select tenant_id from public_link where token = :token")
                .param("token", token)
                .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .optional();
    }
}
