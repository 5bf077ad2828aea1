package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.StillTrue;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.notification.limit.Limit;
import io.smartqueue.notification.limit.QuietNow;
import io.smartqueue.notification.spending.Spending;
import io.smartqueue.notification.window.Manner;
import io.smartqueue.notification.window.Manners;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /**
     * A message under way.
     *
     * @param unknownSince set once an attempt has ended without a clear answer
     * @param overtaken whether a later event made it pointless
     * @param suppressed why its recipient is not written to
     * @param quietUntil when the quiet hours end in which it would leave
     * @param beyond the limit of the budget that it would exceed
     * @param held why it cannot be sent by WhatsApp now
     */
    record Open(
            OutboundMessage message,
            Instant attemptedAt,
            Instant expiresAt,
            Optional<Instant> unknownSince,
            boolean overtaken,
            Optional<Reason> suppressed,
            Optional<Instant> quietUntil,
            Optional<Limit> beyond,
            Optional<Manner.Held> held) {

        Open in(@Nullable Manner manner) {
            return switch (manner) {
                case null -> this;
                case Manner.Text text -> with(message.inWords(), Optional.empty());
                case Manner.Content content -> {
                    var template = new OutboundMessage.Content(content.sid(), content.variables());
                    yield with(message.as(template, content.body().orElse(message.body())), Optional.empty());
                }
                case Manner.Held why -> with(message, Optional.of(why));
            };
        }

        private Open with(OutboundMessage other, Optional<Manner.Held> why) {
            return new Open(
                    other, attemptedAt, expiresAt, unknownSince, overtaken, suppressed, quietUntil, beyond, why);
        }
    }

    /** What is asked of a message at the moment when it leaves. */
    @Component
    record Moment(QuietNow quietNow, Spending spending, Manners manners) {}

    private final JdbcClient jdbc;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;
    private final Failures failures;
    private final Moment moment;

    NotificationStates(
            JdbcClient jdbc, DatabaseClock clock, ApplicationEventPublisher events, Failures failures, Moment moment) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.failures = failures;
        this.moment = moment;
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

    /** The message of a claim, when the claim still holds. */
    @Transactional
    public Optional<Open> open(Claim claim) {
        return Optional.ofNullable(open(List.of(claim)).get(claim));
    }

    /** The same of claims about to be sent, each in the manner that its channel allows at this moment. */
    @Transactional
    public Map<Claim, Open> toSend(List<Claim> claims) {
        Map<Claim, Open> open = open(claims);
        Map<UUID, Manner> chosen = moment.manners()
                .choose(claims.stream()
                        .filter(claim -> claim.medium() == Medium.WHATSAPP && open.containsKey(claim))
                        .map(Claim::notification)
                        .toList());
        open.replaceAll((claim, one) -> one.in(chosen.get(claim.notification())));
        return open;
    }

    // Not read-only, because such transactions plan each statement anew, which takes longer here than to run it.
    /** The messages of claims of the current organisation that still hold. */
    @Transactional
    public Map<Claim, Open> open(List<Claim> claims) {
        Map<UUID, Claim> byId = claims.stream().collect(Collectors.toMap(Claim::notification, Function.identity()));
        Map<UUID, Instant> quiet = moment.quietNow().until(List.copyOf(byId.keySet()), clock.instant());
        Map<UUID, Limit> beyond = moment.spending()
                .admit(
                        byId.keySet().stream()
                                .filter(id -> !quiet.containsKey(id))
                                .toList(),
                        clock.instant());
        Map<Claim, Open> open = new HashMap<>();
        StillTrue.bind(jdbc.sql("""
                        select id, attempt, channel, recipient, subject, body, attempted_at, expires_at, unknown_since,
                            content_sid,
                        """ + StillTrue.OVERTAKEN + """
                            as overtaken,
                            -- Only the values of messages about a ticket are ours.
                            case when leg_id is not null then context ->> 'ticket_url' || '/reach' end as stop_at,
                            case when answers is null then suppressed_because(channel, recipient) end as suppressed
                        from notification where id = any(:ids) and status = 'sending'
                        """))
                .param("ids", byId.keySet().toArray(UUID[]::new))
                .query(row -> {
                    Claim claim = Objects.requireNonNull(byId.get(row.getObject("id", UUID.class)));
                    if (row.getInt("attempt") == claim.attempt()) {
                        open.put(claim, open(claim, row, quiet, beyond));
                    }
                });
        return open;
    }

    private Open open(Claim claim, ResultSet row, Map<UUID, Instant> quiet, Map<UUID, Limit> beyond)
            throws SQLException {
        Instant expiresAt = Times.instant(row, "expires_at");
        String contentSid = row.getString("content_sid");
        return new Open(
                new OutboundMessage(
                        claim.notification(),
                        Medium.of(row.getString("channel")),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        Duration.between(clock.instant(), expiresAt),
                        Optional.of(claim.tenant().value()),
                        Optional.ofNullable(row.getString("stop_at")),
                        Optional.ofNullable(contentSid).map(sid -> new OutboundMessage.Content(sid, Map.of()))),
                Times.instant(row, "attempted_at"),
                expiresAt,
                Optional.ofNullable(Times.instantOrNull(row, "unknown_since")),
                row.getBoolean("overtaken"),
                Optional.ofNullable(row.getString("suppressed")).map(Reason::of),
                Optional.ofNullable(quiet.get(claim.notification())),
                Optional.ofNullable(beyond.get(claim.notification())),
                Optional.empty());
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
