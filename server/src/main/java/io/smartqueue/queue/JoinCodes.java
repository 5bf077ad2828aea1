package io.smartqueue.queue;

import io.smartqueue.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the queue of a join code, in whichever organisation it is. */
@Component
public class JoinCodes {

    public record Place(TenantId tenant, QueueId queue) {}

    private final JdbcClient jdbc;

    JoinCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Place> find(String code) {
        return jdbc.sql("select tenant_id, queue_id from join_code where code = :code")
                .param("code", code)
                .query((row, n) -> new Place(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new QueueId(row.getObject("queue_id", UUID.class))))
                .optional();
    }
}
