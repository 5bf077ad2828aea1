package io.smartqueue.admin.imports;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Imports that ended long ago. */
@Component
@Order(720)
class OldImports implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        delete from import_run where id in (
                            select id from import_run where tenant_id = :tenant and ended_at < :before limit :most
                        )
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.events()))
                .param("most", most)
                .update();
    }
}
