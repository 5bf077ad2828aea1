package io.smartqueue.watch.now;

import io.smartqueue.queue.Queue;
import io.smartqueue.queue.stats.SiteNeed;
import io.smartqueue.queue.stats.Staffing;
import io.smartqueue.queue.visit.Opening;
import io.smartqueue.queue.visit.QueueOffer;
import io.smartqueue.queue.visit.QueueOffers;
import io.smartqueue.site.SiteId;
import io.smartqueue.watch.now.LineFigures.Wait;
import io.smartqueue.watch.now.LineFigures.Waits;
import io.smartqueue.watch.now.Watched.CounterNow;
import io.smartqueue.watch.now.Watched.QueueNow;
import io.smartqueue.watch.now.Watched.SiteNow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queues of some sites, and what they come to. */
@Component
class LinesNow {

    record Standing(Watched.Figures figures, List<SiteNow> sites, List<QueueNow> queues) {}

    private final QueueOffers offers;
    private final Staffing staffing;
    private final LineFigures figures;

    LinesNow(QueueOffers offers, Staffing staffing, LineFigures figures) {
        this.offers = offers;
        this.staffing = staffing;
        this.figures = figures;
    }

    Standing of(Map<UUID, Watched.Place> places, List<CounterNow> desks, Instant now) {
        Map<SiteId, SiteNeed> needs = staffing.bySite();
        Waits waits = figures.waits(places.keySet(), now);
        return new Standing(
                figures(places.keySet(), needs, waits, desks, now),
                places.values().stream().map(this::site).toList(),
                places.values().stream()
                        .flatMap(place -> queues(place, needs.get(new SiteId(place.id())), waits))
                        .toList());
    }

    private Watched.Figures figures(
            Set<UUID> places, Map<SiteId, SiteNeed> needs, Waits waits, List<CounterNow> desks, Instant now) {
        Wait all = waits.all();
        return new Watched.Figures(
                all.waiting(),
                (int) desks.stream().filter(LinesNow::isOpen).count(),
                places.stream()
                        .map(site -> needs.get(new SiteId(site)))
                        .filter(Objects::nonNull)
                        .mapToInt(SiteNeed::needed)
                        .sum(),
                all.waiting() == 0 ? null : all.medianSeconds(),
                all.promised() == 0 ? null : 100 * all.within() / all.promised(),
                figures.leftPercent(places, now));
    }

    private static boolean isOpen(CounterNow counter) {
        return switch (counter.state()) {
            case FREE, CALLED, SERVING -> true;
            case CLOSED, PAUSED -> false;
        };
    }

    private SiteNow site(Watched.Place place) {
        var site = new SiteId(place.id());
        Opening opening = offers.opening(site);
        return new SiteNow(
                place,
                opening.isOpen(),
                opening.opensAt(),
                offers.incident(site)
                        .map(incident -> new Watched.Standstill(incident.note(), incident.beganAt()))
                        .orElse(null));
    }

    private Stream<QueueNow> queues(Watched.Place place, @Nullable SiteNeed need, Waits waits) {
        boolean stands = offers.incident(new SiteId(place.id())).isPresent();
        return offers.at(new SiteId(place.id())).stream().map(offer -> queue(place, offer, need, waits, stands));
    }

    private static QueueNow queue(
            Watched.Place place, QueueOffer offer, @Nullable SiteNeed need, Waits waits, boolean stands) {
        Wait wait = waits.queues().getOrDefault(offer.queue().value(), Wait.NOBODY);
        boolean announces = !stands && offer.opening().isOpen() && offer.status() != Queue.Status.CLOSED;
        return new QueueNow(
                offer.queue().value(),
                offer.names(),
                place,
                new Watched.Picture(offer.pictogram(), offer.hue()),
                offer.opening().isOpen() ? offer.status().code() : "out_of_hours",
                wait.waiting(),
                wait.longestSeconds(),
                wait.within() < wait.promised(),
                announces
                        ? new Watched.Range(
                                offer.estimate().lowMinutes(), offer.estimate().highMinutes())
                        : null,
                staff(offer.queue().value(), need));
    }

    private static Watched.Staff staff(UUID queue, @Nullable SiteNeed need) {
        return need == null
                ? new Watched.Staff(0, 0, false)
                : need.queues().stream()
                        .filter(one -> one.queue().value().equals(queue))
                        .findFirst()
                        .map(one -> new Watched.Staff(one.open(), one.needed(), one.isShort()))
                        .orElseGet(() -> new Watched.Staff(0, 0, false));
    }
}
