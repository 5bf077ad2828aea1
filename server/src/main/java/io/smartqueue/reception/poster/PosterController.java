package io.smartqueue.reception.poster;

import io.smartqueue.page.Html;
import io.smartqueue.page.Language;
import io.smartqueue.page.Sheet;
import io.smartqueue.page.Words;
import io.smartqueue.queue.visit.Line;
import io.smartqueue.queue.visit.Lines;
import io.smartqueue.reception.place.OpenPlaces;
import io.smartqueue.reception.place.Place;
import io.smartqueue.reception.place.Way;
import io.smartqueue.settings.PublicSettings;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;
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

    private final OpenPlaces places;
    private final Lines lines;
    private final PublicSettings address;

    PosterController(OpenPlaces places, Lines lines, PublicSettings address) {
        this.places = places;
        this.lines = lines;
        this.address = address;
    }

    @GetMapping("/o/{slug}/{site}/poster")
    Html poster(Sheet sheet, @PathVariable String slug, @PathVariable String site) {
        return page(sheet, place(site), null, "/o/" + slug + "/" + site);
    }

    @GetMapping("/o/{slug}/{site}/{queue}/poster")
    Html poster(Sheet sheet, @PathVariable String slug, @PathVariable String site, @PathVariable String queue) {
        Place place = place(site);
        return page(sheet, place, line(place, queue), "/o/" + slug + "/" + site + "/" + queue);
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

    private Html page(Sheet sheet, Place place, @Nullable Line line, String path) {
        Words words = sheet.words();
        Words second = words.in(words.language() == Language.AR ? Language.FR : Language.AR);
        URI shown = address(path);
        return Html.of(
                "reception/poster",
                new PosterPage(sheet, second, place, line, shown, QrCode.of(code(shown)), path + "/qr.svg"));
    }

    private static URI code(URI shown) {
        return URI.create(shown + Way.CODE.query());
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

    private Place place(String site) {
        return places.find(site).orElseThrow(Place::unknown);
    }

    private Line line(Place place, String queue) {
        return lines.at(place.id()).stream()
                .filter(one -> one.slug().equals(queue))
                .findFirst()
                .orElseThrow(Place::unknown);
    }
}
