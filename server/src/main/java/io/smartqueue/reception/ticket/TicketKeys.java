package io.smartqueue.reception.ticket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartqueue.tenant.KeyInPath;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A customer's link names its organisation, and opens that one ticket. */
@Component
class TicketKeys implements KeyInPath {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 10_000;

    /** A link belongs to one organisation for ever. */
    private final Cache<String, TenantId> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    private final JdbcClient jdbc;

    TicketKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String pattern() {
        return "/t/{token}/**";
    }

    @Override
    public Optional<TenantId> tenant(String token) {
        TenantId tenant = known.getIfPresent(token);
        if (tenant != null) {
            return Optional.of(tenant);
        }
        Optional<TenantId> read = read(token);
        read.ifPresent(found -> known.put(token, found));
        return read;
    }

    private Optional<TenantId> read(String token) {
        return jdbc.sql("select tenant_id from public_link where token = :token")
                .param("token", token)
                .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .optional();
    }
}
