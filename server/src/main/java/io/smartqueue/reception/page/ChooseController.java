package io.smartqueue.reception.page;

import io.smartqueue.page.Html;
import io.smartqueue.page.Reply;
import io.smartqueue.page.Sheet;
import io.smartqueue.queue.visit.Lines;
import io.smartqueue.reception.place.OpenPlaces;
import io.smartqueue.reception.place.Place;
import io.smartqueue.reception.place.Way;
import io.smartqueue.reception.place.Weeks;
import io.smartqueue.reception.taking.Questions;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to a line: where, and for what. */
@Controller
class ChooseController {

    private final OpenPlaces places;
    private final Lines lines;
    private final Weeks weeks;
    private final Questions questions;
    private final InstantSource clock;

    ChooseController(OpenPlaces places, Lines lines, Weeks weeks, Questions questions, InstantSource clock) {
        this.places = places;
        this.lines = lines;
        this.weeks = weeks;
        this.questions = questions;
        this.clock = clock;
    }

    @GetMapping("/o/{slug}")
    Reply sites(Sheet sheet, @PathVariable String slug) {
        List<Place> all = places.all();
        String home = "/o/" + slug;
        return all.size() == 1
                ? Reply.redirect(home + "/" + all.getFirst().slug())
                : Html.of("reception/sites", new SitesPage(sheet, all, home));
    }

    @GetMapping("/o/{slug}/{site}")
    Html services(
            Sheet sheet,
            @PathVariable String slug,
            @PathVariable String site,
            @RequestParam(defaultValue = "") String via) {
        Place place = places.find(site).orElseThrow(Place::unknown);
        Sheet there = sheet.with(sheet.words().at(place.zone()));
        return Html.of(
                "reception/choose",
                new ChoosePage(
                        there,
                        place,
                        "/o/" + slug + "/" + site,
                        Way.of(via).query(),
                        lines.at(place.id()),
                        lines.opening(place.id()),
                        lines.counters(place.id()),
                        lines.incident(place.id()),
                        weeks.of(place),
                        questions.current().nothing(),
                        clock.instant()));
    }
}
