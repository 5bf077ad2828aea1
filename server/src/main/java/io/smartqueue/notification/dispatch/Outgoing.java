package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Chooses what leaves next: of a sender with a pace as much as it has room for, of a sender that is parked one message
 * that tries, of all others whatever is due. No message waits for that of another sender.
 */
@Component
class Outgoing {

    private static final int TOLD_AT_ONCE = 500;

    private final Claims claims;
    private final PacedClaims pacedClaims;
    private final Senders senders;
    /** Until when a sender has no room, by {@link System#nanoTime()}. */
    private final Map<UUID, Long> fullUntil = new ConcurrentHashMap<>();

    /** When to tell again those that wait for a parked sender, by {@link System#nanoTime()}. */
    private final Map<UUID, Long> tellAgain = new ConcurrentHashMap<>();

    private volatile long lookForOverdue = System.nanoTime();

    Outgoing(Claims claims, PacedClaims pacedClaims, Senders senders) {
        this.claims = claims;
        this.pacedClaims = pacedClaims;
        this.senders = senders;
    }

    /** @param most as many as there are workers */
    Taken take(int most) {
        List<Claim> taken = new ArrayList<>();
        Duration again = Timings.POLL;
        Map<Medium, Optional<UUID>> unlimited = new EnumMap<>(Medium.class);
        Set<Medium> held = EnumSet.noneOf(Medium.class);
        Map<Medium, Sender> current = senders.current();
        for (Medium medium : Medium.values()) {
            Sender sender = current.get(medium);
            if (sender != null && (sender.isParked() || sender.isPaced())) {
                held.add(medium);
                Taken some = sender.isParked() ? probe(sender) : paced(sender, most - taken.size());
                taken.addAll(some.claims());
                again = some.soonest(again).again();
            } else {
                unlimited.put(medium, Optional.ofNullable(sender).map(Sender::id));
            }
        }
        taken.addAll(overdue(held, most - taken.size()));
        if (taken.size() < most) {
            Taken some = claims.toSend(unlimited, most - taken.size());
            taken.addAll(some.claims());
            again = some.soonest(again).again();
        }
        return new Taken(taken, again);
    }

    private Taken paced(Sender sender, int most) {
        long now = System.nanoTime();
        long wait = fullUntil.getOrDefault(sender.id(), now) - now;
        if (wait > 0 || most <= 0) {
            return new Taken(List.of(), Duration.ofNanos(Math.max(wait, Timings.MOMENT.toNanos())));
        }
        Taken taken = pacedClaims.toSend(sender, most);
        if (taken.again().compareTo(Timings.POLL) < 0) {
            fullUntil.put(sender.id(), System.nanoTime() + taken.again().toNanos());
        }
        return taken;
    }

    private Taken probe(Sender sender) {
        sender.parked().ifPresent(because -> tellParked(sender, because));
        return Taken.all(pacedClaims.toProbe(sender));
    }

    // Some at a time, and not at each look: other senders wait meanwhile.
    private void tellParked(Sender sender, Sender.Because because) {
        long now = System.nanoTime();
        if (now - tellAgain.getOrDefault(sender.id(), now) >= 0) {
            int told = claims.tellParked(sender.medium(), because, TOLD_AT_ONCE);
            Duration pause = told < TOLD_AT_ONCE ? Timings.POLL : Timings.MOMENT;
            tellAgain.put(sender.id(), System.nanoTime() + pause.toNanos());
        }
    }

    private List<Claim> overdue(Set<Medium> held, int most) {
        long now = System.nanoTime();
        if (held.isEmpty() || most <= 0 || now - lookForOverdue < 0) {
            return List.of();
        }
        List<Claim> overdue = claims.overdue(held, most);
        if (overdue.size() < most) {
            lookForOverdue = now + Timings.LOOK_FOR_OVERDUE.toNanos();
        }
        return overdue;
    }
}
