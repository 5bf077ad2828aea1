package io.smartqueue.notification.held;

import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts and releases what {@link HoldAfterRestore} has put aside. */
@Component
public class HeldMessages {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tenants tenants;
    private final InstantSource clock;

    HeldMessages(JdbcClient jdbc, TransactionTemplate transaction, Tenants tenants, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Of all organisations, as the dispatcher, which sees neither recipients nor words. */
    public long count() {
        return Objects.requireNonNull(transaction.execute(begun -> {
            jdbc.sql("set local role smartqueue_dispatcher").update();
            return jdbc.sql("""
                            select count(*) from notification
                            where status in ('pending', 'sending') and look_at = 'infinity'
                            """).query(Long.class).single();
        }));
    }

    /**
     * Releases the messages: those that are over expire, an attempt with an unknown outcome is searched at the provider
     * first, and the rest is sent.
     */
    public int release() {
        return tenants.all().stream().mapToInt(this::release).sum();
    }

    private int release(Tenant tenant) {
        return CurrentTenant.call(
                tenant.id(),
                () -> Objects.requireNonNull(transaction.execute(begun ->
                        jdbc.sql("""
                        with released as (
                            update notification set look_at = :now, error_code = null, error_message = null
                            where status in ('pending', 'sending') and look_at = 'infinity'
                            returning id, tenant_id, attempt
                        )
                        insert into notification_event (tenant_id, notification_id, at, type, attempt, code)
                        select tenant_id, id, :now, 'pending', attempt, 'released' from released
                        """).param("now", Times.sql(clock.instant())).update())));
    }
}
