package io.smartqueue.display.admin;

import io.smartqueue.queue.visit.Line;
import io.smartqueue.site.Site;
import java.util.List;

/** The page from which the posters with their codes are printed. */
public record PostersPage(Desk desk, List<Place> places) {

    public record Place(Site site, List<Line> lines) {}

    public String address(Place place) {
        return "/o/" + desk.caller().tenant().slug() + "/" + place.site().slug();
    }
}
