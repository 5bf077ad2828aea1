package io.smartqueue.counter;

import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes on visits that have lost their personal data, or that are gone. */
@Component
@Order(12)
class OldNotes implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        delete from visit_note where id in (
                            select visit_note.id from visit_note left join visit on visit.id = visit_note.visit_id
                            where visit_note.tenant_id = :tenant and coalesce(visit.is_forgotten, true) limit :most
                        )
                        """)
                .param("tenant", tenant.value())
                .param("most", most)
                .update();
    }
}
