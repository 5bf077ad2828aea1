package io.smartqueue.reception.taking;

import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.tenant.CurrentTenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * So many tickets in ten minutes: a few for one device, many for one address, since a carrier puts a whole quarter
 * behind one. Only the first ticket of a device counts for its address. Each server counts for itself.
 */
@Component
public class Throttle {

    static final int OF_A_DEVICE = 6;
    static final int OF_AN_ADDRESS = 120;
    /** A family may share a telephone; nobody's is to be rung by strangers. */
    static final int OF_A_PHONE = 6;

    private static final Duration WINDOW = Duration.ofMinutes(10);

    /** From where a form comes: the device's name, and the address of its network. */
    public record Source(String device, String address) {}

    private record Count(Instant since, int taken) {

        Count next(Instant now) {
            return isOver(now) ? new Count(now, 1) : new Count(since, taken + 1);
        }

        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WINDOW));
        }
    }

    private final InstantSource clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws Refusal 429 {@code too_many_tickets} */
    void count(Source source) {
        Count before = counts.get(source.device());
        boolean first = before == null || before.isOver(clock.instant());
        // A device that its address has refused has taken nothing, and comes as a first one again.
        if (first && next("address " + source.address()) > OF_AN_ADDRESS || next(source.device()) > OF_A_DEVICE) {
            throw tooMany();
        }
    }

    /** @throws Refusal 429 {@code too_many_tickets} when an organisation would write to this telephone too often */
    void count(PhoneNumber phone) {
        if (next("phone " + CurrentTenant.get() + phone.e164()) > OF_A_PHONE) {
            throw tooMany();
        }
    }

    private static Refusal tooMany() {
        return Refusal.of(Refusal.Kind.TOO_MANY, "too_many_tickets", "Too many tickets from here. Wait a few minutes.")
                .with("retry_after_seconds", WINDOW.toSeconds());
    }

    private int next(String who) {
        Instant now = clock.instant();
        return counts.merge(who, new Count(now, 1), (before, first) -> before.next(now))
                .taken();
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void forget() {
        Instant now = clock.instant();
        counts.values().removeIf(count -> count.isOver(now));
    }
}
