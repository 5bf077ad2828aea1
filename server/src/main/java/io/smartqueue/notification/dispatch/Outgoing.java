package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Chooses what leaves next: of a sender with a pace as much as it has room for, of a sender that is parked one message
 * that tries, of all others whatever is due. No message waits for that of another sender.
 */
@Component
class Outgoing {

    private static final int TOLD_AT_ONCE = 500;
    private static final Logger log = LoggerFactory.getLogger(Outgoing.class);

    private final Claims claims;
    private final PacedClaims pacedClaims;
    private final Senders senders;
    /** Until when a sender has no room, by {@link System#nanoTime()}. */
    private final Map<UUID, Long> fullUntil = new ConcurrentHashMap<>();

    /** When to tell again those that wait for a parked sender, by {@link System#nanoTime()}. */
    private final Map<UUID, Long> tellAgain = new ConcurrentHashMap<>();

    private final Shares shares = new Shares(Dispatcher.WORKERS);
    private int turn;

    Outgoing(Claims claims, PacedClaims pacedClaims, Senders senders) {
        this.claims = claims;
        this.pacedClaims = pacedClaims;
        this.senders = senders;
    }

    /**
     * What was claimed before a fault leaves all the same: nobody else knows of it.
     *
     * @param most as many as there are workers free
     * @throws RuntimeException when a look failed and nothing was claimed
     */
    Taken take(int most) {
        List<Claim> taken = new ArrayList<>();
        List<RuntimeException> faults = new ArrayList<>();
        Duration again = Timings.POLL;
        Map<Medium, Turns.Share> unlimited = new EnumMap<>(Medium.class);
        Map<Medium, Sender> current = senders.current();
        for (Sender sender : ownWithSomethingDue(faults)) {
            // Half of what is left, so that one organisation takes no workers from all others.
            int left = Math.min(shares.left(sender.medium(), current.keySet()), most - taken.size());
            int share = (left + 1) / 2;
            Taken some = orNothing(faults, () -> leaving(sender, share));
            taken.addAll(count(some, Map.of(sender.medium(), share)).claims());
            again = some.soonest(again).again();
        }
        for (Medium medium : inTurn()) {
            Sender sender = current.get(medium);
            int share = Math.min(shares.left(medium, current.keySet()), most - taken.size());
            if (sender == null || !sender.isParked() && !sender.isPaced()) {
                unlimited.put(
                        medium, new Turns.Share(Optional.ofNullable(sender).map(Sender::id), share, Optional.empty()));
            } else {
                Taken some = orNothing(faults, () -> leaving(sender, share));
                taken.addAll(count(some, Map.of(medium, share)).claims());
                again = some.soonest(again).again();
            }
        }
        if (taken.size() < most && !unlimited.isEmpty()) {
            int left = most - taken.size();
            Taken some = orNothing(faults, () -> claims.toSend(unlimited, left));
            Map<Medium, Integer> offered = new EnumMap<>(Medium.class);
            unlimited.forEach((medium, share) -> offered.put(medium, share.most()));
            taken.addAll(count(some, offered).claims());
            again = some.soonest(again).again();
        }
        if (taken.isEmpty() && !faults.isEmpty()) {
            throw faults.getFirst();
        }
        return new Taken(taken, again);
    }

    /** Those of single organisations; another one is the first each time. */
    private List<Sender> ownWithSomethingDue(List<RuntimeException> faults) {
        List<Sender> own = new ArrayList<>(senders.own());
        if (own.isEmpty()) {
            return own;
        }
        try {
            Set<UUID> due = claims.due(own);
            own.removeIf(sender -> !due.contains(sender.id()));
        } catch (RuntimeException fault) {
            faults.add(fault);
            return List.of();
        }
        Collections.rotate(own, turn);
        return own;
    }

    private Taken leaving(Sender sender, int most) {
        if (sender.isParked()) {
            return probe(sender, most);
        }
        if (sender.isPaced()) {
            return paced(sender, most);
        }
        return most <= 0
                ? Taken.all(List.of())
                : claims.toSend(
                        Map.of(sender.medium(), new Turns.Share(Optional.of(sender.id()), most, sender.owner())), most);
    }

    private static Taken orNothing(List<RuntimeException> faults, Supplier<Taken> look) {
        try {
            return look.get();
        } catch (RuntimeException fault) {
            log.warn("cannot look for messages of one sender: {}", fault.getMessage());
            faults.add(fault);
            return Taken.all(List.of());
        }
    }

    private Taken count(Taken some, Map<Medium, Integer> offered) {
        offered.forEach((medium, share) -> {
            int many = (int) some.claims().stream()
                    .filter(claim -> claim.medium() == medium)
                    .count();
            shares.taken(medium, many, many >= share);
        });
        return some;
    }

    /** @return whether its channel waited for the worker that is free now */
    boolean over(Claim claim) {
        return shares.over(claim.medium());
    }

    /** Another channel is the first each time. */
    private List<Medium> inTurn() {
        List<Medium> media = new ArrayList<>(List.of(Medium.values()));
        Collections.rotate(media, turn++);
        return media;
    }

    private Taken paced(Sender sender, int most) {
        long now = System.nanoTime();
        long wait = fullUntil.getOrDefault(sender.id(), now) - now;
        if (most <= 0) {
            return Taken.all(List.of());
        }
        if (wait > 0) {
            return new Taken(List.of(), Duration.ofNanos(wait));
        }
        Taken taken = pacedClaims.toSend(sender, most);
        if (taken.again().compareTo(Timings.POLL) < 0) {
            fullUntil.put(sender.id(), System.nanoTime() + taken.again().toNanos());
        }
        return taken;
    }

    private Taken probe(Sender sender, int most) {
        sender.parked().ifPresent(because -> tellParked(sender, because));
        return Taken.all(most > 0 ? pacedClaims.toProbe(sender) : List.of());
    }

    // Some at a time, and not at each look: other senders wait meanwhile.
    private void tellParked(Sender sender, Sender.Because because) {
        long now = System.nanoTime();
        if (now - tellAgain.getOrDefault(sender.id(), now) >= 0) {
            UUID[] others = senders.own().stream()
                    .filter(other -> other.medium() == sender.medium())
                    .map(other -> other.owner().orElseThrow().value())
                    .toArray(UUID[]::new);
            int told = claims.tellParked(sender, because, others, TOLD_AT_ONCE);
            Duration pause = told < TOLD_AT_ONCE ? Timings.POLL : Timings.MOMENT;
            tellAgain.put(sender.id(), System.nanoTime() + pause.toNanos());
        }
    }
}
