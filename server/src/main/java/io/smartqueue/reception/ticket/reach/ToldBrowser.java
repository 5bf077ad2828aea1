package io.smartqueue.reception.ticket.reach;

import io.smartqueue.settings.PublicSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Knows the browser that asked to be told about a ticket, so that no other page of the ticket says that it will tell.
 * A cookie of that ticket's addresses has the mark of the browser's endpoint.
 */
@Component
public class ToldBrowser {

    private static final String COOKIE = "told";

    /** Longer than a visit. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    // Stands for the request of the thread that asks.
    private final HttpServletRequest request;
    private final PublicSettings address;

    ToldBrowser(HttpServletRequest request, PublicSettings address) {
        this.request = request;
        this.address = address;
    }

    ResponseCookie cookie(String token, String mark) {
        return ResponseCookie.from(COOKIE, mark)
                .path("/t/" + token)
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(address.baseUrl() != null && address.baseUrl().isSecure())
                .build();
    }

    /** @param mark of the browser that is told; null when none is */
    public boolean isThis(@Nullable String mark) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return mark != null && cookie != null && mark.equals(cookie.getValue());
    }
}
