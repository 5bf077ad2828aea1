package io.smartqueue.queue.order;

import io.smartqueue.queue.LineChanged;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.event.CounterChanged;
import io.smartqueue.site.SettingsChanged;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.tenant.TenantId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The counters that call from each queue and from others beside it, as they were read less than a second ago. */
@Component
public class CallingCounters {

    /** @param byWhom the only counter or agent that counts */
    record Called(TenantId tenant, QueueId queue, @Nullable UUID byWhom) {}

    private final JdbcClient jdbc;
    private final RecentReads<Called, Alongside> recent = new RecentReads<>(10_000, Called::tenant);

    CallingCounters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Alongside alongside(QueueId queue, @Nullable UUID byWhom) {
        return alongside(new Called(CurrentTenant.get(), queue, byWhom));
    }

    Alongside alongside(Called called) {
        Alongside found = recent.get(called, key -> Alongside.read(jdbc, called.queue, called.byWhom));
        return Objects.requireNonNull(found);
    }

    /** From memory alone. */
    @Nullable Alongside known(Called called) {
        return recent.find(called);
    }

    /** Differs from an earlier one if a counter, a setting or an incident of the organisation has changed. */
    long staffing() {
        return recent.generation(CurrentTenant.get());
    }

    /** Also for a change that another server has made. */
    public void forget(TenantId tenant) {
        recent.forget(tenant);
    }

    /** When it is not known whose counters have changed. */
    public void forgetAll() {
        recent.forget();
    }

    @EventListener
    void on(CounterChanged event) {
        forget(event.tenant());
    }

    @EventListener
    void on(LineChanged event) {
        forget(event.tenant());
    }

    @EventListener
    void on(SettingsChanged event) {
        forget(event.tenant());
    }
}
