package io.smartqueue.reception.page.choose;

import io.smartqueue.page.Messages;
import io.smartqueue.page.PageContext;
import io.smartqueue.queue.Incident;
import io.smartqueue.queue.visit.Opening;
import io.smartqueue.queue.visit.QueueOffer;
import io.smartqueue.queue.visit.QueueOffers;
import io.smartqueue.reception.page.SiteCard;
import io.smartqueue.reception.ticket.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What to come for.
 *
 * @param home the address of the site, below which its lines are
 * @param query that the addresses of its lines carry on, such as {@code ?via=qr}
 * @param direct nothing is asked, so that choosing is taking
 */
public record ChoosePage(
        PageContext sheet,
        SiteCard place,
        String home,
        String query,
        List<QueueOffer> lines,
        QueueOffers.Counters counters,
        Optional<Incident> incident,
        WeeklyHours week,
        boolean direct,
        Instant now) {

    /** The line under the organisation's name. */
    public String under() {
        return sheet.words().name(place.names()) + " · " + state(place.opening());
    }

    private String state(Opening hours) {
        return Days.state(sheet.words(), hours, now);
    }

    /** In a word under its name: why nobody may join a line, and when again. */
    public String whyNot(QueueOffer queueOffer) {
        Messages messages = sheet.words();
        return switch (queueOffer.status()) {
            case PAUSED -> messages.say("line.paused");
            case CLOSED -> messages.say("line.closed");
            case ACTIVE -> queueOffer.opening().isOpen() ? messages.say("line.full") : state(queueOffer.opening());
        };
    }

    /** No hour is announced while the line stands still, nor where nobody serves it. */
    public boolean announces(QueueOffer queueOffer) {
        return incident.isEmpty()
                && queueOffer.takesTickets()
                && queueOffer.estimate().countersOpen() > 0;
    }

    public String weekday(WeeklyHours.Day day) {
        return day.weekday()
                .getDisplayName(
                        TextStyle.FULL_STANDALONE, sheet.words().language().locale());
    }

    public boolean isToday(WeeklyHours.Day day) {
        return day.date().equals(LocalDate.ofInstant(now, place.zone()));
    }

    /** Of the form behind a row's button. */
    public String sheetId() {
        return UUID.randomUUID().toString();
    }
}
