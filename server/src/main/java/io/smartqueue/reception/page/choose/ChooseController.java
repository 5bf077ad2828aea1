package io.smartqueue.reception.page.choose;

import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.visit.QueueOffers;
import io.smartqueue.reception.page.EntryPoint;
import io.smartqueue.reception.page.SiteCard;
import io.smartqueue.reception.page.SiteCards;
import io.smartqueue.reception.taking.Questions;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to a line: where, and for what. */
@Controller
public class ChooseController {

    private final SiteCards places;
    private final QueueOffers queueOffers;
    private final WeeklyHoursReader weeklyHoursReader;
    private final Questions questions;
    private final InstantSource clock;

    ChooseController(
            SiteCards places,
            QueueOffers queueOffers,
            WeeklyHoursReader weeklyHoursReader,
            Questions questions,
            InstantSource clock) {
        this.places = places;
        this.queueOffers = queueOffers;
        this.weeklyHoursReader = weeklyHoursReader;
        this.questions = questions;
        this.clock = clock;
    }

    @GetMapping("/o/{slug}")
    Reply sites(PageContext pageContext, @PathVariable String slug) {
        List<SiteCard> all = places.all();
        String home = "/o/" + slug;
        return all.size() == 1
                ? Reply.redirect(home + "/" + all.getFirst().slug())
                : Html.of("reception/sites", new SitesPage(pageContext, all, home, clock.instant()));
    }

    @GetMapping("/o/{slug}/{site}")
    public Html services(
            PageContext pageContext,
            @PathVariable String slug,
            @PathVariable String site,
            @RequestParam(defaultValue = "") String via) {
        SiteCard siteCard = places.find(site).orElseThrow(SiteCard::unknown);
        PageContext there = pageContext.with(pageContext.words().at(siteCard.zone()));
        return Html.of(
                "reception/choose",
                new ChoosePage(
                        there,
                        siteCard,
                        "/o/" + slug + "/" + site,
                        EntryPoint.of(via).query(),
                        queueOffers.at(siteCard.id()),
                        queueOffers.counters(siteCard.id()),
                        queueOffers.incident(siteCard.id()),
                        weeklyHoursReader.of(siteCard),
                        questions.current().nothing(),
                        clock.instant()));
    }
}
