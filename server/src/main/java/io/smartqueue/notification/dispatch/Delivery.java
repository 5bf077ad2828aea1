package io.smartqueue.notification.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smartqueue.channel.Channel;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.StillTrue;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.tenant.CurrentTenant;
import java.time.Duration;
import java.time.Instant;
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
    private final NotificationStates notificationStates;
    private final Parking parking;
    private final DatabaseClock clock;
    private final MeterRegistry meters;

    Delivery(
            List<Channel> channels,
            NotificationStates notificationStates,
            Parking parking,
            DatabaseClock clock,
            MeterRegistry meters) {
        this.channels = channels.stream().collect(Collectors.toMap(Channel::medium, Function.identity()));
        this.notificationStates = notificationStates;
        this.parking = parking;
        this.clock = clock;
        this.meters = meters;
    }

    void make(Claim claim) {
        CurrentTenant.run(
                claim.tenant(),
                () -> notificationStates.open(claim).ifPresent(open -> {
                    if (!attempt(claim, open)) {
                        parking.unused(open.message().medium());
                    }
                }));
    }

    /** @return false when the provider was not asked */
    private boolean attempt(Claim claim, NotificationStates.Open open) {
        Instant now = clock.instant();
        if (!open.expiresAt().isAfter(now)) {
            notificationStates.ended(
                    claim,
                    NotificationStatus.EXPIRED,
                    "expired",
                    "It was no longer useful when its turn to leave came.");
            return false;
        }
        if (open.overtaken()) {
            notificationStates.ended(claim, NotificationStatus.CANCELLED, StillTrue.SUPERSEDED, StillTrue.BECAUSE);
            return false;
        }
        if (Duration.between(claim.at(), now).compareTo(Timings.CLAIM_IS_FRESH) > 0) {
            return false;
        }
        Channel channel = channels.get(open.message().medium());
        Optional<String> off = channel == null
                ? Optional.of("This installation has no channel for "
                        + open.message().medium().code() + ".")
                : channel.offBecause();
        if (channel == null || off.isPresent()) {
            notificationStates.ended(claim, NotificationStatus.FAILED, "channel_off", off.orElseThrow());
            return false;
        }
        Timer.Sample begun = Timer.start(meters);
        SendOutcome outcome = send(channel, open);
        begun.stop(timer(channel.medium(), outcome));
        parking.learn(channel.medium(), outcome);
        record(claim, open, outcome);
        return true;
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

    private static SendOutcome send(Channel channel, NotificationStates.Open open) {
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

    private void record(Claim claim, NotificationStates.Open open, SendOutcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case SendOutcome.Accepted accepted -> accept(claim, accepted);
            case SendOutcome.Refused refused ->
                notificationStates.ended(claim, NotificationStatus.FAILED, refused.code(), refused.message());
            case SendOutcome.Parked parked ->
                notificationStates.again(claim, StepType.PARKED, now, StepType.PARKED.code(), Parking.reason(parked));
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

    private void accept(Claim claim, SendOutcome.Accepted accepted) {
        try {
            notificationStates.accepted(
                    claim, StepType.ACCEPTED, accepted.providerId(), NotificationStatus.of(accepted.status()));
        } catch (DuplicateKeyException taken) {
            // Settlement gave this id to a message with the same words; the next search decides which message it
            // belongs to.
            log.warn("the provider's id is held by a twin of this message");
            notificationStates.unknown(
                    claim,
                    clock.instant().plus(Timings.ask(Duration.ZERO)),
                    "twin",
                    "Its id was taken for a message with the same words.");
        }
    }
}
