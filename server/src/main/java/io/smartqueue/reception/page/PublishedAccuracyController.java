package io.smartqueue.reception.page;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.queue.accuracy.AccuracyReader;
import io.smartqueue.queue.visit.WaitingTimes;
import io.smartqueue.reception.page.choose.ChooseController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows everybody how good the announced waits were, where the organisation wants it. */
@Controller
class PublishedAccuracyController {

    /** The end of the address; no new site may have it as its slug. */
    private static final String PLACE = "accuracy";

    private final AccuracyReader accuracy;
    private final WaitingTimes settings;
    private final SiteCards places;
    private final ChooseController sites;

    PublishedAccuracyController(
            AccuracyReader accuracy, WaitingTimes settings, SiteCards places, ChooseController sites) {
        this.accuracy = accuracy;
        this.settings = settings;
        this.places = places;
        this.sites = sites;
    }

    // The printed code of a site that had this slug before goes on to lead there.
    @GetMapping("/o/{slug}/" + PLACE)
    Html read(PageContext pageContext, @PathVariable String slug, @RequestParam(defaultValue = "") String via) {
        if (places.find(PLACE).isPresent()) {
            return sites.services(pageContext, slug, PLACE, via);
        }
        if (!settings.current().publishAccuracy()) {
            throw Refusal.notFound("not_found", "There is nothing at this address.");
        }
        return Html.of(
                "reception/accuracy",
                new PublishedAccuracyPage(
                        pageContext, accuracy.lately(pageContext.words().zone()), "/o/" + slug));
    }
}
