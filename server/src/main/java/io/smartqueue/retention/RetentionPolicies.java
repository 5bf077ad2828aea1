package io.smartqueue.retention;

import io.smartqueue.tenant.CurrentTenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores the policy of the current organisation. */
@Component
class RetentionPolicies {

    private final JdbcClient jdbc;

    RetentionPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public RetentionPolicy current() {
        return jdbc.sql("select visits_days, messages_days, events_days from retention")
                .query((row, n) -> new RetentionPolicy(
                        row.getInt("visits_days"), row.getInt("messages_days"), row.getInt("events_days")))
                .optional()
                .orElse(RetentionPolicy.DEFAULT);
    }

    @Transactional
    public void replace(RetentionPolicy policy) {
        jdbc.sql("""
                        insert into retention (tenant_id, visits_days, messages_days, events_days)
                        values (:tenant, :visits, :messages, :events)
                        on conflict (tenant_id) do update set visits_days = excluded.visits_days,
                            messages_days = excluded.messages_days, events_days = excluded.events_days
                        """)
                .param("tenant", CurrentTenant.get().value())
                .param("visits", policy.visitsDays())
                .param("messages", policy.messagesDays())
                .param("events", policy.eventsDays())
                .update();
    }
}
