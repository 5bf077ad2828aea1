package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.notification.dispatch.UnderWay.Obstacle;
import io.smartqueue.notification.held.SuspendedMessages;
import io.smartqueue.notification.limit.QuietNow;
import io.smartqueue.notification.outbox.StillTrue;
import io.smartqueue.notification.spending.Spending;
import io.smartqueue.notification.window.Manners;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the messages of claims, and asks of those about to be sent what may have changed since they were written. */
@Component
class OpenMessages {

    private final JdbcClient jdbc;
    private final DatabaseClock clock;
    private final QuietNow quietNow;
    private final Manners manners;
    private final Spending spending;
    private final SuspendedMessages suspended;

    OpenMessages(
            JdbcClient jdbc,
            DatabaseClock clock,
            QuietNow quietNow,
            Manners manners,
            Spending spending,
            SuspendedMessages suspended) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.quietNow = quietNow;
        this.manners = manners;
        this.spending = spending;
        this.suspended = suspended;
    }

    /** The message of a claim, when the claim still holds. */
    @Transactional
    public Optional<UnderWay> of(Claim claim) {
        return Optional.ofNullable(read(List.of(claim)).get(claim));
    }

    // Not read-only, because such transactions plan each statement anew, which takes longer here than to run it. The
    // budget is asked last: it reserves money for what it lets pass, at the price of the way that was chosen before.
    /** Those of claims of the current organisation that still hold, each in the way that its channel allows now. */
    @Transactional
    public Map<Claim, UnderWay> toSend(List<Claim> claims) {
        Map<Claim, UnderWay> open = read(claims);
        if (suspended.areHeld()) {
            leaving(open, claim -> true).forEach(id -> change(open, id, one -> one.heldUp(new Obstacle.Suspended())));
        }
        manners.choose(leaving(open, claim -> claim.medium() == Medium.WHATSAPP))
                .forEach((id, manner) -> change(open, id, one -> one.in(manner)));
        quietNow.until(leaving(open, claim -> true), clock.instant())
                .forEach((id, until) -> change(open, id, one -> one.heldUp(new Obstacle.Quiet(until))));
        spending.admit(leaving(open, claim -> true), clock.instant())
                .forEach((id, limit) -> change(open, id, one -> one.heldUp(new Obstacle.Beyond(limit))));
        return open;
    }

    private static List<UUID> leaving(Map<Claim, UnderWay> open, Predicate<Claim> which) {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().canLeave())
                .map(Map.Entry::getKey)
                .filter(which)
                .map(Claim::notification)
                .toList();
    }

    private static void change(Map<Claim, UnderWay> open, UUID id, Function<UnderWay, UnderWay> to) {
        open.replaceAll((claim, one) -> claim.notification().equals(id) ? to.apply(one) : one);
    }

    private Map<Claim, UnderWay> read(Collection<Claim> claims) {
        Map<UUID, Claim> byId = claims.stream().collect(Collectors.toMap(Claim::notification, Function.identity()));
        Map<Claim, UnderWay> open = new HashMap<>();
        StillTrue.bind(jdbc.sql("""
                        select id, attempt, channel, recipient, subject, body, attempted_at, expires_at, unknown_since,
                            content_sid, (select account from sender where sender.id = sender_id) as account,
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
                        open.put(claim, underWay(claim, row));
                    }
                });
        return open;
    }

    private UnderWay underWay(Claim claim, ResultSet row) throws SQLException {
        Instant expiresAt = Times.instant(row, "expires_at");
        String contentSid = row.getString("content_sid");
        return new UnderWay(
                new OutboundMessage(
                        claim.notification(),
                        Medium.of(row.getString("channel")),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        Duration.between(clock.instant(), expiresAt),
                        Optional.of(claim.tenant().value()),
                        Optional.ofNullable(row.getString("stop_at")),
                        Optional.ofNullable(contentSid).map(sid -> new OutboundMessage.Content(sid, Map.of())),
                        Optional.ofNullable(row.getString("account"))),
                Times.instant(row, "attempted_at"),
                expiresAt,
                Optional.ofNullable(Times.instantOrNull(row, "unknown_since")),
                obstacle(row));
    }

    private static Optional<Obstacle> obstacle(ResultSet row) throws SQLException {
        if (row.getBoolean("overtaken")) {
            return Optional.of(new Obstacle.Overtaken());
        }
        return Optional.ofNullable(row.getString("suppressed")).map(Reason::of).map(Obstacle.Unwanted::new);
    }
}
