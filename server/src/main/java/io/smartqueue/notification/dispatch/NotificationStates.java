package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.notification.held.SuspendedMessages;
import io.smartqueue.notification.limit.Limit;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the outcome of an attempt, but for what the provider has taken ({@link ProviderReports}). Every statement
 * checks that the claim still holds (same attempt, still sending), so that a late response never overwrites a newer
 * state.
 */
@Component
class NotificationStates {

    private final JdbcClient jdbc;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;
    private final Failures failures;
    private final SuspendedMessages suspendedMessages;

    NotificationStates(
            JdbcClient jdbc,
            DatabaseClock clock,
            ApplicationEventPublisher events,
            Failures failures,
            SuspendedMessages suspendedMessages) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.failures = failures;
        this.suspendedMessages = suspendedMessages;
    }

    Instant now() {
        return clock.instant();
    }

    /** The provider takes no message of this kind, or none to this recipient. */
    @Transactional
    public void refused(Claim claim, String code, String message) {
        ended(claim, NotificationStatus.FAILED, code, message);
        failures.refused(claim.notification(), code);
    }

    @Transactional
    public void ended(Claim claim, NotificationStatus status, String code, String message) {
        StepType type = StepType.endingIn(status);
        Optional<String> ended = jdbc.sql("""
                        update notification set status = :status, error_code = :code, error_message = :message,
                            unknown_since = null
                        where id = :id and attempt = :attempt and status = 'sending'
                        returning channel
                        """)
                .param("id", claim.notification())
                .param("attempt", claim.attempt())
                .param("status", status.code())
                .param("code", code)
                .param("message", message)
                .query(String.class)
                .optional();
        ended.ifPresent(medium -> {
            tell(claim, type, code, message);
            turned(medium, type, status, code, null);
            if (status == NotificationStatus.SUPPRESSED) {
                failures.endedHere(claim.notification());
            }
        });
    }

    @Transactional
    public void again(Claim claim, StepType type, Instant at, @Nullable String code, @Nullable String message) {
        Optional<String> waiting = jdbc.sql("""
                        update notification set status = 'pending', look_at = :at, unknown_since = null,
                            error_code = :code, error_message = :message
                        where id = :id and attempt = :attempt and status = 'sending'
                        returning channel
                        """)
                .param("id", claim.notification())
                .param("attempt", claim.attempt())
                .param("at", Times.sql(at))
                .param("code", code)
                .param("message", message)
                .query(String.class)
                .optional();
        waiting.ifPresent(medium -> {
            tell(claim, type, code, message);
            turned(medium, type, null, code, null);
        });
    }

    /** It waits until the quiet hours end, into which it was delayed. Its time to arrive begins when it leaves. */
    @Transactional
    public void defer(Claim claim, Instant until) {
        boolean waits = jdbc.sql("""
                        update notification set status = 'pending', look_at = :until, not_before = :until,
                            next_channel_at = next_channel_at + (:until - :now)
                        where id = :id and attempt = :attempt and status = 'sending'
                        """)
                        .param("id", claim.notification())
                        .param("attempt", claim.attempt())
                        .param("until", Times.sql(until))
                        .param("now", Times.sql(clock.instant()))
                        .update()
                == 1;
        if (waits) {
            tell(claim, StepType.PENDING, Limit.QUIET_HOURS.code(), "It waits until the quiet hours end.");
        }
    }

    /** Its organisation is suspended: it waits, or is tried again where the organisation goes on by now. */
    @Transactional
    public void suspended(Claim claim) {
        if (!suspendedMessages.hold(claim.notification(), claim.attempt())) {
            again(claim, StepType.RETRY, clock.instant(), "late", "Its organisation goes on again.");
        }
    }

    /**
     * From now on nobody knows what became of the attempt, at a provider that cannot be asked: without this, a message
     * of an attempt that never began would be taken for one that may have left.
     *
     * @return false when the claim does not hold any more
     */
    @Transactional
    public boolean begun(Claim claim) {
        return jdbc.sql("""
                        update notification set unknown_since = :now, error_code = null, error_message = null
                        where id = :id and attempt = :attempt and status = 'sending' and unknown_since is null
                        """)
                        .param("id", claim.notification())
                        .param("attempt", claim.attempt())
                        .param("now", Times.sql(clock.instant()))
                        .update()
                == 1;
    }

    @Transactional
    public void unknown(Claim claim, Instant askAt, String code, String message) {
        Optional<String> first = jdbc.sql("""
                        update notification set unknown_since = :now, look_at = :ask,
                            error_code = :code, error_message = :message
                        where id = :id and attempt = :attempt and status = 'sending'
                            and (unknown_since is null or error_code is null)
                        returning channel
                        """)
                .param("id", claim.notification())
                .param("attempt", claim.attempt())
                .param("now", Times.sql(clock.instant()))
                .param("ask", Times.sql(askAt))
                .param("code", code)
                .param("message", message)
                .query(String.class)
                .optional();
        first.ifPresent(medium -> {
            tell(claim, StepType.UNKNOWN, code, message);
            turned(medium, StepType.UNKNOWN, null, code, null);
        });
    }

    @Transactional
    public void askAgain(Claim claim, Instant at) {
        jdbc.sql("""
                        update notification set look_at = :at
                        where id = :id and attempt = :attempt and status = 'sending'
                        """)
                .param("id", claim.notification())
                .param("attempt", claim.attempt())
                .param("at", Times.sql(at))
                .update();
    }

    @Transactional
    public void tell(Claim claim, StepType type, @Nullable String code, @Nullable String detail) {
        jdbc.sql("""
                        insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                        values (current_tenant(), :id, :now, :type, :attempt, :code, :detail)
                        """)
                .param("id", claim.notification())
                .param("now", Times.sql(clock.instant()))
                .param("type", type.code())
                .param("attempt", claim.attempt())
                .param("code", code)
                .param("detail", detail)
                .update();
    }

    private void turned(
            String medium,
            StepType type,
            @Nullable NotificationStatus status,
            @Nullable String code,
            @Nullable String providerId) {
        events.publishEvent(new DispatchMetrics.Turn(
                Medium.of(medium),
                type.code(),
                type.isUnwelcome(),
                Optional.ofNullable(status),
                Optional.ofNullable(code),
                Optional.ofNullable(providerId)));
    }
}
