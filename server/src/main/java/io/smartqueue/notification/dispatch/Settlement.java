package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.channel.Search;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Finds out what became of an attempt that ended without a clear answer, or with our own death: the provider's
 * list decides whether the message exists. Only a message that is surely not there is sent again.
 */
@Component
class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final Map<Medium, Channel> channels;
    private final OpenMessages messages;
    private final NotificationStates notificationStates;
    private final ProviderReports reports;
    private final DatabaseClock clock;

    Settlement(
            List<Channel> channels,
            OpenMessages messages,
            NotificationStates notificationStates,
            ProviderReports reports,
            DatabaseClock clock) {
        this.channels = channels.stream().collect(Collectors.toMap(Channel::medium, Function.identity()));
        this.messages = messages;
        this.notificationStates = notificationStates;
        this.reports = reports;
        this.clock = clock;
    }

    /** What is to be found out for each claim, one by one: there are few. */
    Map<Claim, Runnable> prepare(TenantId tenant, List<Claim> claims) {
        return claims.stream().collect(Collectors.toMap(Function.identity(), claim -> () -> settle(claim)));
    }

    private void settle(Claim claim) {
        CurrentTenant.run(claim.tenant(), () -> messages.of(claim).ifPresent(open -> settle(claim, open)));
    }

    private void settle(Claim claim, UnderWay open) {
        Channel channel = channels.get(open.message().medium());
        if (open.unknownSince().isEmpty() && channel != null && !channel.canBeSearched()) {
            notificationStates.again(
                    claim, StepType.RETRY, clock.instant(), "late", "Its attempt was interrupted before it began.");
            return;
        }
        if (open.unknownSince().isEmpty()) {
            notificationStates.unknown(
                    claim,
                    clock.instant().plus(Timings.SETTLING_LEASE),
                    "interrupted",
                    "The attempt was interrupted on our side.");
        }
        if (channel == null) {
            waitOrGiveUp(claim, open, "This server has no such channel, so that nobody can be asked.");
            return;
        }
        // Also of a channel that is off: what left before, from an account that was removed since, is asked for there.
        switch (search(channel, open)) {
            case Search.Impossible impossible ->
                notificationStates.refused(
                        claim, "unknown_outcome", "Nobody can tell whether it was sent. " + impossible.reason());
            case Search.Unanswered unanswered -> waitOrGiveUp(claim, open, unanswered.reason());
            case Search.Answered answered -> decide(claim, open, answered.matches());
        }
    }

    private Search search(Channel channel, UnderWay open) {
        try {
            return channel.search(open.message(), Duration.between(open.attemptedAt(), clock.instant()));
        } catch (RuntimeException fault) {
            log.error(
                    "the channel failed while searching notification {}",
                    open.message().id(),
                    fault);
            return new Search.Unanswered("Our own channel failed while searching.");
        }
    }

    private void decide(Claim claim, UnderWay open, List<Search.Match> matches) {
        if (!matches.isEmpty() && reports.hasTwinInFlight(claim.notification())) {
            notificationStates.askAgain(claim, clock.instant().plus(Timings.ask(Duration.ZERO)));
            return;
        }
        for (Search.Match match : matches) {
            if (takes(claim, match)) {
                return;
            }
        }
        Instant now = clock.instant();
        Instant believed = open.unknownSince().orElse(now).plus(Timings.PATIENCE);
        if (now.isBefore(believed)) {
            notificationStates.askAgain(claim, believed);
        } else if (open.expiresAt().isAfter(now)) {
            notificationStates.again(claim, StepType.NOT_FOUND, now.plus(backoff(claim)), null, null);
        } else {
            notificationStates.ended(
                    claim,
                    NotificationStatus.EXPIRED,
                    "expired",
                    "The provider does not have it, and it is no longer useful.");
        }
    }

    /** The wait for the settlement itself was the first pause. */
    private static Duration backoff(Claim claim) {
        return claim.attempt() <= 1 ? Duration.ZERO : Timings.retry(claim.attempt() - 1);
    }

    private boolean takes(Claim claim, Search.Match match) {
        try {
            reports.store(
                    claim.tenant(), ProviderReport.taken(claim, StepType.FOUND, match.providerId(), status(match)));
            return true;
        } catch (DuplicateKeyException anothers) {
            return false;
        }
    }

    private static NotificationStatus status(Search.Match match) {
        return NotificationStatus.of(match.status().orElse(DeliveryStatus.SENT));
    }

    /** After the provider's longest validity (10 h) no receipt will come any more. */
    private void waitOrGiveUp(Claim claim, UnderWay open, String reason) {
        Instant now = clock.instant();
        Duration unknownFor = Duration.between(open.attemptedAt(), now);
        if (unknownFor.compareTo(Duration.ofHours(10)) > 0) {
            notificationStates.ended(
                    claim,
                    NotificationStatus.FAILED,
                    "unknown_outcome",
                    "Nobody could tell whether it was sent. " + reason);
        } else {
            notificationStates.askAgain(claim, now.plus(Timings.ask(unknownFor)));
        }
    }
}
