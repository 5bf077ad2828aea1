package io.smartqueue.customer.suppression;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import java.time.InstantSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those that are over. A stop without an end holds until its person takes it back, however long ago it was. */
@Component
@Order(14)
class OldSuppressions implements RetentionStep {

    private final InstantSource clock;

    OldSuppressions(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        delete from suppression where id in (
                            select id from suppression where tenant_id = :tenant and until < :now limit :most
                        )
                        """)
                .param("tenant", tenant.value())
                .param("now", Times.sql(clock.instant()))
                .param("most", most)
                .update();
    }
}
