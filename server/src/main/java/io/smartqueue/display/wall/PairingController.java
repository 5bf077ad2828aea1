package io.smartqueue.display.wall;

import io.smartqueue.display.Pairings;
import io.smartqueue.kernel.Secret;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.settings.PublicSettings;
import io.smartqueue.web.Origin;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

/**
 * A waiting screen shows its code and reloads itself every few seconds ({@code alive.js}). Its secret and its code
 * are in a cookie, so that the database does not have to store them.
 */
@Controller
class PairingController {

    private static final String COOKIE = "pairing";
    private static final Pattern VALUE = Pattern.compile("([A-Z0-9]{6})\\.([A-Za-z0-9_-]{43})");

    private final Pairings pairings;
    private final PublicSettings settings;

    PairingController(Pairings pairings, PublicSettings settings) {
        this.pairings = pairings;
        this.settings = settings;
    }

    @GetMapping("/display")
    Reply page(
            PageContext pageContext,
            @RequestParam(required = false) @Nullable String unpaired,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Pairings.Offer> waiting = waiting(request);
        Optional<Secret> key = waiting.flatMap(offer -> pairings.fetch(offer.secret()));
        if (key.isPresent()) {
            give(response, "", Duration.ZERO);
            return Reply.redirect("/display/" + key.get().value());
        }
        Pairings.Offer offer = waiting.filter(known -> pairings.isWaiting(known.secret()))
                .orElseGet(() -> pairings.offer(Origin.of(request)));
        give(response, offer.code() + "." + offer.secret(), Pairings.LIFE.multipliedBy(2));
        return Html.of("display/pairing", new PairingPage(pageContext, offer.code(), unpaired != null));
    }

    private static Optional<Pairings.Offer> waiting(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .map(VALUE::matcher)
                .filter(Matcher::matches)
                .map(parts -> new Pairings.Offer(parts.group(1), parts.group(2)));
    }

    private void give(HttpServletResponse response, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/display")
                        .maxAge(life)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .secure(settings.baseUrl() != null && settings.baseUrl().isSecure())
                        .build()
                        .toString());
    }
}
