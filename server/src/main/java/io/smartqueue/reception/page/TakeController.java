package io.smartqueue.reception.page;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.Reply;
import io.smartqueue.page.Sheet;
import io.smartqueue.queue.visit.Line;
import io.smartqueue.queue.visit.Lines;
import io.smartqueue.reception.place.OpenPlaces;
import io.smartqueue.reception.place.Place;
import io.smartqueue.reception.place.Way;
import io.smartqueue.reception.taking.Devices;
import io.smartqueue.reception.taking.Questions;
import io.smartqueue.reception.taking.Slip;
import io.smartqueue.reception.taking.TakeForm;
import io.smartqueue.reception.taking.Taker;
import io.smartqueue.reception.taking.Throttle;
import io.smartqueue.reception.taking.TickedMedia;
import io.smartqueue.reception.wording.Refusals;
import io.smartqueue.web.Origin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class TakeController {

    private final OpenPlaces places;
    private final Lines lines;
    private final Questions questions;
    private final Taker taker;
    private final Devices devices;
    private final InstantSource clock;

    TakeController(
            OpenPlaces places, Lines lines, Questions questions, Taker taker, Devices devices, InstantSource clock) {
        this.places = places;
        this.lines = lines;
        this.questions = questions;
        this.taker = taker;
        this.devices = devices;
        this.clock = clock;
    }

    /** A line at a place, and the way by which somebody came to it. */
    private record Entry(Sheet sheet, Place place, Line line, String home, Way way) {}

    @GetMapping("/o/{slug}/{site}/{queue}")
    Html form(
            Sheet sheet,
            @PathVariable String slug,
            @PathVariable String site,
            @PathVariable String queue,
            @RequestParam(defaultValue = "") String via,
            HttpServletRequest request,
            HttpServletResponse response) {
        devices.recognise(request, response);
        return page(entry(sheet, slug, site, queue, via), TakeForm.blank(), List.of(), null);
    }

    @PostMapping("/o/{slug}/{site}/{queue}")
    Reply take(
            Sheet sheet,
            @PathVariable String slug,
            @PathVariable String site,
            @PathVariable String queue,
            @RequestParam(defaultValue = "") String via,
            TakeFields fields,
            HttpServletRequest request,
            HttpServletResponse response) {
        Entry entry = entry(sheet, slug, site, queue, via);
        TakeForm form = fields.written(TickedMedia.in(request));
        String language = sheet.words().language().code();
        var source = new Throttle.Source(devices.recognise(request, response), Origin.of(request));
        try {
            return switch (taker.take(entry.line, form, entry.way.channel(), language, source)) {
                case Taker.Outcome.Taken taken -> Reply.redirect("/t/" + taken.token());
                case Taker.Outcome.NotYet notYet ->
                    page(entry, form, notYet.slips(), null).status(HttpStatus.UNPROCESSABLE_CONTENT);
            };
        } catch (Refusal refusal) {
            String words = Refusals.words(entry.sheet.words(), refusal, clock.instant());
            return page(entry, form, List.of(), words).status(Refusals.status(refusal));
        }
    }

    /** What the form sends beside the ticked channels, as far as it is there. */
    record TakeFields(
            @Nullable UUID form,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String where,
            @Nullable String without) {

        TakeForm written(Set<Medium> media) {
            return new TakeForm(
                    form == null ? UUID.randomUUID() : form,
                    String.valueOf(name == null ? "" : name),
                    String.valueOf(phone == null ? "" : phone),
                    media,
                    "away".equals(where),
                    without != null);
        }
    }

    private Entry entry(Sheet sheet, String slug, String site, String queue, String via) {
        Place place = places.find(site).orElseThrow(Place::unknown);
        Line line = lines.find(place.id(), queue).orElseThrow(Place::unknown);
        return new Entry(
                sheet.with(sheet.words().at(place.zone())), place, line, "/o/" + slug + "/" + site, Way.of(via));
    }

    private Html page(Entry entry, TakeForm form, List<Slip> slips, @Nullable String refused) {
        String whyNot = entry.line.whyNot();
        String why = refused == null && whyNot != null
                ? Refusals.words(entry.sheet.words(), refusal(entry.line, whyNot), clock.instant())
                : refused;
        return Html.of(
                "reception/take",
                new TakePage(
                        entry.sheet,
                        entry.place,
                        entry.home,
                        entry.line,
                        questions.current(),
                        form,
                        entry.way == Way.ANYWHERE,
                        slips,
                        why,
                        lines.incident(entry.place.id()).isPresent()));
    }

    private static Refusal refusal(Line line, String code) {
        Refusal refusal = Refusal.conflict(code, "");
        return line.opening().opensAt() == null
                ? refusal
                : refusal.with("opens_at", line.opening().opensAt());
    }
}
