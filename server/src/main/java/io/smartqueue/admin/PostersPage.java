package io.smartqueue.admin;

import io.smartqueue.queue.visit.QueueOffer;
import io.smartqueue.site.Site;
import java.util.List;

/** The page from which the posters with their codes are printed. */
public record PostersPage(AdminFrame desk, List<Place> places) {

    public record Place(Site site, List<QueueOffer> lines) {}

    public String address(Place place) {
        return "/o/" + desk.caller().tenant().slug() + "/" + place.site().slug();
    }
}
