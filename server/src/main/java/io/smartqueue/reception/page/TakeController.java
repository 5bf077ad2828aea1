package io.smartqueue.reception.page;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.visit.QueueOffer;
import io.smartqueue.queue.visit.QueueOffers;
import io.smartqueue.reception.taking.FieldError;
import io.smartqueue.reception.taking.Questions;
import io.smartqueue.reception.taking.TakeForm;
import io.smartqueue.reception.taking.Throttle;
import io.smartqueue.reception.taking.TickedMedia;
import io.smartqueue.reception.taking.TicketDesk;
import io.smartqueue.reception.ticket.Refusals;
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

    private final SiteCards places;
    private final QueueOffers queueOffers;
    private final Questions questions;
    private final TicketDesk ticketDesk;
    private final Devices devices;
    private final InstantSource clock;

    TakeController(
            SiteCards places,
            QueueOffers queueOffers,
            Questions questions,
            TicketDesk ticketDesk,
            Devices devices,
            InstantSource clock) {
        this.places = places;
        this.queueOffers = queueOffers;
        this.questions = questions;
        this.ticketDesk = ticketDesk;
        this.devices = devices;
        this.clock = clock;
    }

    /** A line at a place, and the way by which somebody came to it. */
    private record Entry(PageContext sheet, SiteCard place, QueueOffer line, String home, EntryPoint way) {}

    @GetMapping("/o/{slug}/{site}/{queue}")
    Html form(
            PageContext pageContext,
            @PathVariable String slug,
            @PathVariable String site,
            @PathVariable String queue,
            @RequestParam(defaultValue = "") String via,
            HttpServletRequest request,
            HttpServletResponse response) {
        devices.recognise(request, response);
        return page(entry(pageContext, slug, site, queue, via), TakeForm.blank(), List.of(), null);
    }

    @PostMapping("/o/{slug}/{site}/{queue}")
    Reply take(
            PageContext pageContext,
            @PathVariable String slug,
            @PathVariable String site,
            @PathVariable String queue,
            @RequestParam(defaultValue = "") String via,
            TakeFields fields,
            HttpServletRequest request,
            HttpServletResponse response) {
        Entry entry = entry(pageContext, slug, site, queue, via);
        TakeForm form = fields.written(TickedMedia.in(request));
        String language = pageContext.words().language().code();
        var source = Throttle.Source.of(devices.recognise(request, response), request);
        String agreed = TickedMedia.words(pageContext.words(), form.media());
        try {
            return switch (ticketDesk.take(entry.line, form, entry.way.channel(), language, agreed, source)) {
                case TicketDesk.Outcome.Taken taken -> Reply.redirect("/t/" + taken.token());
                case TicketDesk.Outcome.NotYet notYet ->
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

    private Entry entry(PageContext pageContext, String slug, String site, String queue, String via) {
        SiteCard siteCard = places.find(site).orElseThrow(SiteCard::unknown);
        QueueOffer queueOffer = queueOffers.find(siteCard.id(), queue).orElseThrow(SiteCard::unknown);
        return new Entry(
                pageContext.with(pageContext.words().at(siteCard.zone())),
                siteCard,
                queueOffer,
                "/o/" + slug + "/" + site,
                EntryPoint.of(via));
    }

    private Html page(Entry entry, TakeForm form, List<FieldError> slips, @Nullable String refused) {
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
                        entry.way == EntryPoint.ANYWHERE,
                        slips,
                        why,
                        queueOffers.incident(entry.place.id()).isPresent()));
    }

    private static Refusal refusal(QueueOffer queueOffer, String code) {
        Refusal refusal = Refusal.conflict(code, "");
        return queueOffer.opening().opensAt() == null
                ? refusal
                : refusal.with("opens_at", queueOffer.opening().opensAt());
    }
}
