package io.smartqueue.notification.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smartqueue.channel.Channel;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.notification.dispatch.UnderWay.Obstacle;
import io.smartqueue.notification.limit.Limit;
import io.smartqueue.notification.outbox.StillTrue;
import io.smartqueue.notification.window.Manner;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** One attempt at one message: read it, hand it over with no transaction open, write down what came of it. */
@Component
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final Duration[] WATCHED = {
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10)
    };

    private final Map<Medium, Channel> channels;
    private final OpenMessages messages;
    private final NotificationStates notificationStates;
    private final ProviderReports reports;
    private final SenderHealth senders;
    private final MeterRegistry meters;

    Delivery(
            List<Channel> channels,
            OpenMessages messages,
            NotificationStates notificationStates,
            ProviderReports reports,
            SenderHealth senders,
            MeterRegistry meters) {
        this.channels = channels.stream().collect(Collectors.toMap(Channel::medium, Function.identity()));
        this.messages = messages;
        this.notificationStates = notificationStates;
        this.reports = reports;
        this.senders = senders;
        this.meters = meters;
    }

    /** Reads the messages of claims of one organisation; what each still has to do. */
    Map<Claim, Runnable> prepare(TenantId tenant, List<Claim> claims) {
        Map<Claim, Runnable> attempts = new HashMap<>();
        CurrentTenant.call(tenant, () -> messages.toSend(claims))
                .forEach((claim, open) -> attempts.put(claim, () -> make(claim, open)));
        claims.stream().filter(claim -> !attempts.containsKey(claim)).forEach(senders::probeWithAnother);
        return attempts;
    }

    private void make(Claim claim, UnderWay open) {
        CurrentTenant.run(claim.tenant(), () -> {
            boolean isAsked = attempt(claim, open);
            if (!isAsked) {
                senders.probeWithAnother(claim);
            }
        });
    }

    /** @return whether the provider was asked */
    private boolean attempt(Claim claim, UnderWay open) {
        if (isOver(claim, open)) {
            return false;
        }
        Channel channel = channels.get(open.message().medium());
        Optional<String> off = channel == null
                ? Optional.of("This installation has no channel for "
                        + open.message().medium().code() + ".")
                : channel.offBecause();
        if (channel == null || off.isPresent()) {
            notificationStates.refused(claim, "channel_off", off.orElseThrow());
            return false;
        }
        if (!channel.canBeSearched() && !notificationStates.begun(claim)) {
            return false;
        }
        Timer.Sample begun = Timer.start(meters);
        SendOutcome outcome = senders.judge(claim, open.message(), send(channel, open));
        begun.stop(timer(channel.medium(), outcome));
        record(claim, open, outcome);
        return true;
    }

    /** Ends what must not leave; a claim that is no longer fresh is claimed once more, as nothing was asked. */
    private boolean isOver(Claim claim, UnderWay open) {
        Instant now = notificationStates.now();
        if (!open.expiresAt().isAfter(now)) {
            notificationStates.ended(claim, NotificationStatus.EXPIRED, "expired", Claims.EXPIRED);
            return true;
        }
        if (!open.canLeave()) {
            stop(claim, open, open.obstacle().orElseThrow());
            return true;
        }
        if (Duration.between(claim.at(), now).compareTo(Timings.CLAIM_IS_FRESH) > 0) {
            notificationStates.again(claim, StepType.RETRY, now, "late", "Its attempt could not begin in time.");
            return true;
        }
        return false;
    }

    private void stop(Claim claim, UnderWay open, Obstacle obstacle) {
        switch (obstacle) {
            case Obstacle.Overtaken overtaken ->
                notificationStates.ended(claim, NotificationStatus.CANCELLED, StillTrue.SUPERSEDED, StillTrue.BECAUSE);
            case Obstacle.Unwanted unwanted ->
                suppress(claim, unwanted.reason().errorCode(), unwanted.reason().sentence());
            case Obstacle.Held held -> hold(claim, held.why());
            case Obstacle.Suspended suspended -> notificationStates.suspended(claim);
            case Obstacle.Quiet quiet -> keepQuiet(claim, open, quiet.until());
            case Obstacle.Beyond beyond ->
                suppress(claim, beyond.budget().code(), beyond.budget().sentence());
        }
    }

    private void suppress(Claim claim, String code, String sentence) {
        notificationStates.ended(claim, NotificationStatus.SUPPRESSED, code, sentence);
    }

    private void keepQuiet(Claim claim, UnderWay open, Instant until) {
        if (until.isBefore(open.expiresAt())) {
            notificationStates.defer(claim, until);
        } else {
            suppress(claim, Limit.QUIET_HOURS.code(), Limit.QUIET_HOURS.sentence());
        }
    }

    private void hold(Claim claim, Manner.Held held) {
        switch (held) {
            case Manner.Impossible why -> notificationStates.refused(claim, why.code(), why.because());
            case Manner.Later why -> {
                Instant soon = notificationStates.now().plusSeconds(1);
                notificationStates.again(claim, StepType.RETRY, soon, why.code(), why.because());
            }
        }
    }

    private Timer timer(Medium medium, SendOutcome outcome) {
        String came = switch (outcome) {
            case SendOutcome.Accepted accepted -> "accepted";
            case SendOutcome.Refused refused -> "refused";
            case SendOutcome.Parked parked -> "parked";
            case SendOutcome.TryLater later -> "try_later";
            case SendOutcome.Unknown unknown -> "unknown";
        };
        return Timer.builder("smartqueue.attempts")
                .tags("channel", medium.code(), "outcome", came)
                .serviceLevelObjectives(WATCHED)
                .register(meters);
    }

    private static SendOutcome send(Channel channel, UnderWay open) {
        try {
            return channel.send(open.message());
        } catch (RuntimeException fault) {
            log.error(
                    "the channel failed while sending notification {}",
                    open.message().id(),
                    fault);
            return new SendOutcome.Unknown("internal_error", "Our own channel failed while sending.");
        }
    }

    private void record(Claim claim, UnderWay open, SendOutcome outcome) {
        Instant now = notificationStates.now();
        switch (outcome) {
            case SendOutcome.Accepted accepted -> accept(claim, accepted);
            case SendOutcome.Refused refused -> notificationStates.refused(claim, refused.code(), refused.message());
            case SendOutcome.Parked parked ->
                notificationStates.again(claim, StepType.PARKED, now, StepType.PARKED.code(), reason(parked));
            case SendOutcome.TryLater later -> {
                Instant at = now.plus(later.after().orElseGet(() -> Timings.retry(claim.attempt())));
                if (at.isBefore(open.expiresAt())) {
                    notificationStates.again(claim, StepType.RETRY, at, later.code(), later.message());
                } else {
                    notificationStates.ended(claim, NotificationStatus.EXPIRED, later.code(), later.message());
                }
            }
            case SendOutcome.Unknown unknown ->
                notificationStates.unknown(
                        claim, now.plus(Timings.ask(Duration.ZERO)), unknown.code(), unknown.message());
        }
    }

    private static String reason(SendOutcome.Parked parked) {
        return parked.code() + ": " + parked.message();
    }

    private void accept(Claim claim, SendOutcome.Accepted accepted) {
        try {
            reports.store(
                    claim.tenant(),
                    ProviderReport.taken(
                            claim, StepType.ACCEPTED, accepted.providerId(), NotificationStatus.of(accepted.status())));
        } catch (DuplicateKeyException taken) {
            // Settlement gave this id to a message with the same words; the next search decides which message it
            // belongs to.
            log.warn("the provider's id is held by a twin of this message");
            notificationStates.unknown(
                    claim,
                    notificationStates.now().plus(Timings.ask(Duration.ZERO)),
                    "twin",
                    "Its id was taken for a message with the same words.");
        }
    }
}
