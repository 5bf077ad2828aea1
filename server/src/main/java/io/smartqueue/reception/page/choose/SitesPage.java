package io.smartqueue.reception.page.choose;

import io.smartqueue.page.PageContext;
import io.smartqueue.reception.page.SiteCard;
import io.smartqueue.reception.ticket.Days;
import java.time.Instant;
import java.util.List;

/** Where to go. */
public record SitesPage(PageContext sheet, List<SiteCard> places, String home, Instant now) {

    /** Open until when, or open again when, by the clock there. */
    public String state(SiteCard place) {
        return Days.state(sheet.words().at(place.zone()), place.opening(), now);
    }
}
