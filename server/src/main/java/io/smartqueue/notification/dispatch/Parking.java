package io.smartqueue.notification.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.channel.Channel;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.customer.Medium;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The channels where the provider refuses our credential or account. Their messages wait, and one at a time tries
 * whether it works again. Each server finds out for itself.
 */
@Component
class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    /** @param probing until when an attempt that tries is waited for */
    private record Closed(String reason, Duration pause, Instant probeAt, Instant probing) {}

    private final Map<Medium, Closed> closed = new EnumMap<>(Medium.class);
    private final InstantSource clock;

    Parking(List<Channel> channels, InstantSource clock, MeterRegistry meters) {
        this.clock = clock;
        channels.forEach(channel -> Gauge.builder(
                        "smartqueue.parked", () -> parked().containsKey(channel.medium()) ? 1 : 0)
                .tag("channel", channel.medium().code())
                .register(meters));
    }

    /** With what the provider said. */
    synchronized Map<Medium, String> parked() {
        Map<Medium, String> reasons = new EnumMap<>(Medium.class);
        closed.forEach((medium, one) -> reasons.put(medium, one.reason()));
        return reasons;
    }

    /** Whether one message of this channel is to try now; the next one waits for what comes of it. */
    synchronized boolean mayProbe(Medium medium) {
        Instant now = clock.instant();
        Closed one = closed.get(medium);
        if (one == null || one.probeAt().isAfter(now) || one.probing().isAfter(now)) {
            return false;
        }
        closed.put(medium, new Closed(one.reason(), one.pause(), one.probeAt(), now.plus(Timings.LEASE)));
        return true;
    }

    /** Nothing was there to try with, or it was not worth sending any more. */
    synchronized void unused(Medium medium) {
        closed.computeIfPresent(
                medium, (key, one) -> new Closed(one.reason(), one.pause(), one.probeAt(), Instant.MIN));
    }

    synchronized void learn(Medium medium, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Parked parked -> refused(medium, parked);
            case SendOutcome.Accepted accepted -> open(medium);
            case SendOutcome.Refused refused -> open(medium);
            case SendOutcome.TryLater later -> again(medium, later.after());
            case SendOutcome.Unknown unknown -> again(medium, Optional.empty());
        }
    }

    private void refused(Medium medium, SendOutcome.Parked parked) {
        String reason = reason(parked);
        Instant now = clock.instant();
        Closed before = closed.get(medium);
        if (before == null) {
            log.error("{} is parked: the provider refuses us: {}", medium, reason);
            closed.put(medium, new Closed(reason, Timings.FIRST_PROBE, now.plus(Timings.FIRST_PROBE), Instant.MIN));
        } else if (before.probing().isAfter(now)) {
            Duration pause = Timings.nextProbe(before.pause());
            closed.put(medium, new Closed(reason, pause, now.plus(pause), Instant.MIN));
        }
    }

    static String reason(SendOutcome.Parked parked) {
        return parked.code() + ": " + parked.message();
    }

    private void open(Medium medium) {
        if (closed.remove(medium) != null) {
            log.warn("{} works again; what waits and is still useful leaves now", medium);
        }
    }

    /** It shows nothing of the credential. */
    private void again(Medium medium, Optional<Duration> after) {
        closed.computeIfPresent(
                medium,
                (key, one) -> new Closed(
                        one.reason(), one.pause(), clock.instant().plus(after.orElse(one.pause())), Instant.MIN));
    }
}
