package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.StillTrue;
import io.smartqueue.notification.dispatch.Claims.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the outcome of an attempt. Every statement checks that the claim still holds (same attempt, still sending), so
 * that a late response never overwrites a newer state. Only a late acceptance is also stored while the message waits to
 * be sent again.
 */
@Component
class NotificationStates {

    /**
     * A message under way.
     *
     * @param unknownSince set once an attempt has ended without a clear answer
     * @param overtaken whether a later event made it pointless
     */
    record Open(
            OutboundMessage message,
            Instant attemptedAt,
            Instant expiresAt,
            Optional<Instant> unknownSince,
            boolean overtaken) {}

    private final JdbcClient jdbc;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    NotificationStates(JdbcClient jdbc, DatabaseClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** The message of a claim, when the claim still holds. */
    @Transactional(readOnly = true)
    public Optional<Open> open(Claim claim) {
        return StillTrue.bind(jdbc.sql("""
                        select channel, recipient, body, attempted_at, expires_at, unknown_since,
                        """ + StillTrue.OVERTAKEN + """
                            as overtaken
                        from notification where id = :id and attempt = :attempt and status = 'sending'
                        """))
                .param("id", claim.notification())
                .param("attempt", claim.attempt())
                .query((row, n) -> {
                    Instant expiresAt = Times.instant(row, "expires_at");
                    Duration left = Duration.between(clock.instant(), expiresAt);
                    return new Open(
                            new OutboundMessage(
                                    claim.notification(),
                                    Medium.of(row.getString("channel")),
                                    row.getString("recipient"),
                                    row.getString("body"),
                                    left),
                            Times.instant(row, "attempted_at"),
                            expiresAt,
                            Optional.ofNullable(Times.instantOrNull(row, "unknown_since")),
                            row.getBoolean("overtaken"));
                })
                .optional();
    }

    /**
     * @return false when the provider's id is not taken over, because the claim is over or a receipt came first
     * @throws org.springframework.dao.DuplicateKeyException when another notification has this provider's id
     */
    @Transactional
    public boolean accepted(Claim claim, StepType type, String providerId, NotificationStatus status) {
        Optional<String> held = jdbc.sql("""
                        update notification set status = :status, provider_id = :provider, unknown_since = null,
                            error_code = null, error_message = null, sent_at = :now,
                            delivered_at = case when :delivered then :now::timestamptz end
                        where id = :id and (attempt = :attempt and status = 'sending'
                            or status = 'pending' and provider_id is null)
                        returning channel
                        """)
                .param("id", claim.notification())
                .param("attempt", claim.attempt())
                .param("status", status.code())
                .param("delivered", status.isDelivered())
                .param("provider", providerId)
                .param("now", Times.sql(clock.instant()))
                .query(String.class)
                .optional();
        boolean known = held.isPresent()
                || jdbc.sql("select provider_id from notification where id = :id")
                        .param("id", claim.notification())
                        .query(String.class)
                        .optional()
                        .filter(providerId::equals)
                        .isPresent();
        tell(claim, known ? type : StepType.DUPLICATE, null, providerId);
        held.ifPresent(medium -> turned(medium, type, status, null, providerId));
        return held.isPresent();
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

    @Transactional
    public void unknown(Claim claim, Instant askAt, String code, String message) {
        Optional<String> first = jdbc.sql("""
                        update notification set unknown_since = :now, look_at = :ask,
                            error_code = :code, error_message = :message
                        where id = :id and attempt = :attempt and status = 'sending' and unknown_since is null
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

    /** Whether a message with the same words to the same person is on its way, so that a match may be its own. */
    @Transactional(readOnly = true)
    public boolean hasTwinInFlight(UUID id) {
        return jdbc.sql("""
                        select exists (
                            select from notification mine
                            join notification twin on twin.recipient = mine.recipient and twin.body = mine.body
                                and twin.channel = mine.channel and twin.id <> mine.id
                            where mine.id = :id and twin.status = 'sending' and twin.unknown_since is null
                                and twin.look_at > :now)
                        """)
                .param("id", id)
                .param("now", Times.sql(clock.instant()))
                .query(Boolean.class)
                .single();
    }
}
