package io.smartqueue.queue.order;

import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.tenant.TenantId;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How long before the earliest moment of their call customers are told to come, beyond the time of their way. */
@Component
public class AlmostMargin {

    private static final int USUAL_MINUTES = 5;

    private final JdbcClient jdbc;
    private final RecentReads<TenantId, Integer> margins = new RecentReads<>(10_000);

    AlmostMargin(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int minutes() {
        Integer margin = margins.get(
                CurrentTenant.get(),
                tenant -> jdbc.sql("select almost_margin_minutes from waiting_time")
                        .query(Integer.class)
                        .optional()
                        .orElse(USUAL_MINUTES));
        return Objects.requireNonNull(margin);
    }
}
