package io.smartqueue.notification.held;

import io.smartqueue.notification.StepType;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Suspensions;
import io.smartqueue.tenant.TenantResumed;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is due while its organisation is suspended waits with the code {@code suspended}: until the organisation goes
 * on, or until it is no longer useful and expires like any other.
 */
@Component
public class SuspendedMessages {

    private static final String BECAUSE = "The operator has suspended the organisation.";

    private final JdbcClient jdbc;
    private final Suspensions suspensions;

    SuspendedMessages(JdbcClient jdbc, Suspensions suspensions) {
        this.jdbc = jdbc;
        this.suspensions = suspensions;
    }

    /** Whether messages of the current organisation are to be held. */
    public boolean areHeld() {
        return suspensions.all().contains(CurrentTenant.get());
    }

    // The time in which it is to arrive begins when it leaves, so it moves as far as the message does.
    /**
     * Puts a message of the current organisation aside that was claimed and did not leave.
     *
     * @return false when the organisation goes on again, so that nobody would release it
     */
    @Transactional
    public boolean hold(UUID id, int attempt) {
        if (!suspensions.holdCurrent()) {
            return false;
        }
        jdbc.sql("""
                        with held as (
                            update notification set status = 'pending', look_at = expires_at,
                                next_channel_at = next_channel_at + (expires_at - now()),
                                error_code = :suspended, error_message = :because
                            where id = :id and attempt = :attempt and status = 'sending'
                            returning id, tenant_id, attempt
                        )
                        insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                        select tenant_id, id, clock_timestamp(), :suspended, attempt, :suspended, :because from held
                        """)
                .param("id", id)
                .param("attempt", attempt)
                .param("suspended", StepType.SUSPENDED.code())
                .param("because", BECAUSE)
                .update();
        return true;
    }

    @EventListener
    void release(TenantResumed resumed) {
        jdbc.sql("""
                        with released as (
                            update notification set look_at = now(), error_code = null, error_message = null,
                                next_channel_at = next_channel_at - (look_at - now())
                            where status = 'pending' and error_code = :suspended and tenant_id = :tenant
                            returning id, tenant_id, attempt
                        )
                        insert into notification_event (tenant_id, notification_id, at, type, attempt, code)
                        select tenant_id, id, clock_timestamp(), 'pending', attempt, 'released' from released
                        """)
                .param("suspended", StepType.SUSPENDED.code())
                .param("tenant", resumed.tenant().value())
                .update();
    }
}
