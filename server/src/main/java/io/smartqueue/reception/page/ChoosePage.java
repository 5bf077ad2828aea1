package io.smartqueue.reception.page;

import io.smartqueue.page.Sheet;
import io.smartqueue.page.Words;
import io.smartqueue.queue.Incident;
import io.smartqueue.queue.visit.Line;
import io.smartqueue.queue.visit.Lines;
import io.smartqueue.queue.visit.Opening;
import io.smartqueue.reception.place.Place;
import io.smartqueue.reception.place.Week;
import io.smartqueue.reception.wording.Days;
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
        Sheet sheet,
        Place place,
        String home,
        String query,
        List<Line> lines,
        Opening opening,
        Lines.Counters counters,
        Optional<Incident> incident,
        Week week,
        boolean direct,
        Instant now) {

    /** The line under the organisation's name. */
    public String under() {
        return place.name() + " · " + state(opening);
    }

    /** Open until when, or open again when. */
    public String state(Opening hours) {
        Words words = sheet.words();
        if (hours.isOpen()) {
            return hours.closesAt() == null
                    ? words.say("hours.open")
                    : words.say("hours.open_until", "hour", words.hour(hours.closesAt()));
        }
        return hours.opensAt() == null ? words.say("hours.closed") : reopens(hours.opensAt());
    }

    /** In a word under its name: why nobody may join a line, and when again. */
    public String whyNot(Line line) {
        Words words = sheet.words();
        return switch (line.status()) {
            case PAUSED -> words.say("line.paused");
            case CLOSED -> words.say("line.closed");
            case ACTIVE -> line.opening().isOpen() ? words.say("line.full") : state(line.opening());
        };
    }

    private String reopens(Instant opens) {
        return Days.reopens(sheet.words(), opens, now);
    }

    /** No hour is announced while the line stands still, nor where nobody serves it. */
    public boolean announces(Line line) {
        return incident.isEmpty() && line.takesTickets() && line.estimate().countersOpen() > 0;
    }

    public String weekday(Week.Day day) {
        return day.weekday()
                .getDisplayName(
                        TextStyle.FULL_STANDALONE, sheet.words().language().locale());
    }

    public boolean isToday(Week.Day day) {
        return day.date().equals(LocalDate.ofInstant(now, place.zone()));
    }

    /** Of the form behind a row's button. */
    public String sheetId() {
        return UUID.randomUUID().toString();
    }
}
