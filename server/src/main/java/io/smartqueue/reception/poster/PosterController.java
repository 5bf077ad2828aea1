package io.smartqueue.reception.poster;

import io.smartqueue.customer.Medium;
import io.smartqueue.page.Html;
import io.smartqueue.page.Language;
import io.smartqueue.page.Messages;
import io.smartqueue.page.PageContext;
import io.smartqueue.queue.JoinCodes;
import io.smartqueue.queue.JoinLinks;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.visit.QueueOffer;
import io.smartqueue.queue.visit.QueueOffers;
import io.smartqueue.reception.page.EntryPoint;
import io.smartqueue.reception.page.SiteCard;
import io.smartqueue.reception.page.SiteCards;
import io.smartqueue.settings.PublicSettings;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Posters to print, and their codes alone, for a whole site or for one service of it. */
@Controller
@Hidden
class PosterController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final SiteCards places;
    private final QueueOffers queueOffers;
    private final Queues queues;
    private final JoinCodes codes;
    private final JoinLinks joinLinks;
    private final PublicSettings address;

    PosterController(
            SiteCards places,
            QueueOffers queueOffers,
            Queues queues,
            JoinCodes codes,
            JoinLinks joinLinks,
            PublicSettings address) {
        this.places = places;
        this.queueOffers = queueOffers;
        this.queues = queues;
        this.codes = codes;
        this.joinLinks = joinLinks;
        this.address = address;
    }

    @GetMapping("/o/{slug}/{site}/poster")
    Html poster(PageContext pageContext, @PathVariable String slug, @PathVariable String site) {
        return page(pageContext, place(site), null, "/o/" + slug + "/" + site);
    }

    @GetMapping("/o/{slug}/{site}/{queue}/poster")
    Html poster(
            PageContext pageContext, @PathVariable String slug, @PathVariable String site, @PathVariable String queue) {
        SiteCard siteCard = place(site);
        return page(pageContext, siteCard, line(siteCard, queue), "/o/" + slug + "/" + site + "/" + queue);
    }

    @GetMapping("/o/{slug}/{site}/qr.svg")
    ResponseEntity<String> code(@PathVariable String slug, @PathVariable String site) {
        place(site);
        return picture("/o/" + slug + "/" + site);
    }

    @GetMapping("/o/{slug}/{site}/{queue}/qr.svg")
    ResponseEntity<String> code(@PathVariable String slug, @PathVariable String site, @PathVariable String queue) {
        line(place(site), queue);
        return picture("/o/" + slug + "/" + site + "/" + queue);
    }

    private ResponseEntity<String> picture(String path) {
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(QrCode.of(code(address(path))).svg());
    }

    private Html page(PageContext pageContext, SiteCard siteCard, @Nullable QueueOffer queueOffer, String path) {
        Messages messages = pageContext.words();
        Messages second = messages.in(messages.language() == Language.AR ? Language.FR : Language.AR);
        URI shown = address(path);
        return Html.of(
                "reception/poster",
                new PosterPage(
                        pageContext,
                        second,
                        siteCard,
                        queueOffer,
                        shown,
                        QrCode.of(code(shown)),
                        path + "/qr.svg",
                        message(siteCard, queueOffer)));
    }

    /** Who writes the code of a whole site is asked for the service. */
    private PosterPage.@Nullable Message message(SiteCard siteCard, @Nullable QueueOffer queueOffer) {
        String joinCode = queueOffer == null
                ? codes.of(siteCard.id()).orElseThrow()
                : queues.get(queueOffer.queue()).joinCode();
        Map<String, String> links = joinLinks.of(joinCode);
        return Medium.toPhonesByRank().stream()
                .map(medium -> links.get(medium.code()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(link -> new PosterPage.Message("TICKET " + joinCode, QrCode.of(URI.create(link))))
                .orElse(null);
    }

    private static URI code(URI shown) {
        return URI.create(shown + EntryPoint.CODE.query());
    }

    /** As people reach us; as this request has reached us where nobody has said. */
    private URI address(String path) {
        return address.baseUrl() == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path(path)
                        .build()
                        .toUri()
                : URI.create(address.baseUrl() + path);
    }

    private SiteCard place(String site) {
        return places.find(site).orElseThrow(SiteCard::unknown);
    }

    private QueueOffer line(SiteCard siteCard, String queue) {
        return queueOffers.at(siteCard.id()).stream()
                .filter(one -> one.slug().equals(queue))
                .findFirst()
                .orElseThrow(SiteCard::unknown);
    }
}
