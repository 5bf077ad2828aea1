package io.smartqueue.live.api;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.settings.PublicSettings;
import io.smartqueue.settings.WebAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Browsers let any page open a WebSocket to any server and send the cookies along, so the page must be one of ours. A
 * program sends no origin, and has no cookies that another site could use.
 */
@Component
class SameOriginCheck {

    private final Optional<WebAddress> known;

    SameOriginCheck(PublicSettings settings) {
        this.known = Optional.ofNullable(settings.baseUrl());
    }

    /** @throws Refusal 403 {@code foreign_origin} */
    void require(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return;
        }
        String asked = originOf(URI.create(request.getRequestURL().toString()));
        boolean ours = origin.equalsIgnoreCase(asked)
                || known.filter(address -> origin.equalsIgnoreCase(originOf(URI.create(address.toString()))))
                        .isPresent();
        if (!ours) {
            throw Refusal.forbidden("foreign_origin", "Only pages of this server may open a WebSocket here.");
        }
    }

    private static String originOf(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean usual = address.getPort() == -1
                || address.getPort() == 80 && scheme.equals("http")
                || address.getPort() == 443 && scheme.equals("https");
        return scheme + "://" + address.getHost() + (usual ? "" : ":" + address.getPort());
    }
}
