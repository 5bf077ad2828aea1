package io.smartqueue.queue.visit;

import io.smartqueue.tenant.CurrentTenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what the current organisation decides about waiting times. */
@Component
public class WaitingTimes {

    private final JdbcClient jdbc;

    WaitingTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public WaitingTime current() {
        return jdbc.sql("select almost_margin_minutes, publish_accuracy from waiting_time")
                .query((row, n) ->
                        new WaitingTime(row.getInt("almost_margin_minutes"), row.getBoolean("publish_accuracy")))
                .optional()
                .orElse(WaitingTime.DEFAULT);
    }

    @Transactional
    public WaitingTime change(WaitingTime changed) {
        jdbc.sql("""
                        insert into waiting_time (tenant_id, almost_margin_minutes, publish_accuracy)
                        values (:tenant, :margin, :publish)
                        on conflict (tenant_id) do update set almost_margin_minutes = excluded.almost_margin_minutes,
                            publish_accuracy = excluded.publish_accuracy
                        """)
                .param("tenant", CurrentTenant.get().value())
                .param("margin", changed.almostMarginMinutes())
                .param("publish", changed.publishAccuracy())
                .update();
        return changed;
    }
}
