package io.smartqueue.live.stream;

import io.smartqueue.live.Subscription;
import io.smartqueue.live.Subscription.OfOrganisation;
import io.smartqueue.live.Subscription.OfQueue;
import io.smartqueue.live.Subscription.OfQueues;
import io.smartqueue.live.Subscription.OfSite;
import io.smartqueue.live.Subscription.OfVisit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connection limits: of the server, and of each interest, address, person and organisation, so that none of them
 * takes all places from the others. Each server counts its own streams, because the places are its own.
 */
final class StreamQuotas {

    enum Limit {
        SERVER,
        ORGANISATION,
        ADDRESS,
        PERSON,
        INTEREST
    }

    /** Streams of one holder are counted together. */
    record Holder(Limit limit, Object what) {}

    /** For the browsers of one customer. */
    private static final int OF_A_VISIT = 8;
    /** For screens and other devices of one queue. */
    private static final int OF_A_DEVICES_QUEUE = 50;
    /** For staff pages and screens with the same queues or site. */
    private static final int OF_A_PAGE = 200;

    private static final Holder ALL = new Holder(Limit.SERVER, "");

    private final LiveSettings settings;
    private final Map<Holder, Integer> taken = new ConcurrentHashMap<>();

    StreamQuotas(LiveSettings settings) {
        this.settings = settings;
    }

    /** Programs on the server's own machine, which no proxy stands before, have no share but that of all. */
    static List<Holder> holders(Subscription subscription, StreamOrigin origin) {
        var holders = new ArrayList<Holder>();
        holders.add(ALL);
        if (!origin.fromThisMachine()) {
            holders.add(new Holder(Limit.ORGANISATION, subscription.tenant()));
            holders.add(new Holder(Limit.ADDRESS, origin.address()));
            if (origin.account() != null) {
                holders.add(new Holder(Limit.PERSON, origin.account()));
            }
        }
        holders.add(new Holder(Limit.INTEREST, subscription));
        return holders;
    }

    /** Takes a place of each of them. @return the limit that is reached, and then no place is taken */
    Optional<Limit> take(List<Holder> holders) {
        for (int i = 0; i < holders.size(); i++) {
            if (taken.merge(holders.get(i), 1, Integer::sum) > most(holders.get(i))) {
                giveBack(holders.subList(0, i + 1));
                return Optional.of(holders.get(i).limit());
            }
        }
        return Optional.empty();
    }

    /** The server's place last, so that the others are free when one reads in the metrics that a place is free. */
    void giveBack(List<Holder> holders) {
        holders.reversed().forEach(one -> taken.computeIfPresent(one, (same, count) -> count == 1 ? null : count - 1));
    }

    int taken() {
        return taken.getOrDefault(ALL, 0);
    }

    private int most(Holder holder) {
        return switch (holder.limit()) {
            case SERVER -> settings.mostStreams();
            case ORGANISATION -> settings.ofAnOrganisation();
            case ADDRESS -> settings.ofAnAddress();
            case PERSON -> settings.ofAPerson();
            case INTEREST -> ofInterest((Subscription) holder.what());
        };
    }

    // Programs of one queue have a user's token.
    private int ofInterest(Subscription subscription) {
        return switch (subscription) {
            case OfVisit own -> OF_A_VISIT;
            case OfQueue one -> one.byDevice() ? OF_A_DEVICES_QUEUE : Math.max(OF_A_PAGE, settings.mostStreams() / 2);
            case OfQueues some -> OF_A_PAGE;
            case OfSite all -> OF_A_PAGE;
            case OfOrganisation some -> OF_A_PAGE;
        };
    }
}
