package io.smartqueue.security.request;

import io.smartqueue.page.PageContext;
import io.smartqueue.settings.PublicSettings;
import io.smartqueue.web.Audience;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** The proof that a form comes from our pages: a value in the form that must equal the one in a cookie. */
final class FormTokens {

    static final String COOKIE = "form";

    private static final Set<String> ONLY_READ = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private FormTokens() {}

    static CookieCsrfTokenRepository repository(PublicSettings address) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName(COOKIE);
        repository.setParameterName(PageContext.TOKEN_FIELD);
        repository.setHeaderName(PageContext.TOKEN_HEADER);
        repository.setCookieCustomizer(cookie -> cookie.httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .secure(address.baseUrl() != null && address.baseUrl().isSecure()));
        return repository;
    }

    /** Needed for requests that another site can make a browser send; it cannot make it send a bearer token. */
    static boolean isNeeded(HttpServletRequest request) {
        if (ONLY_READ.contains(request.getMethod()) || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return false;
        }
        return Audience.of(request) == Audience.PEOPLE
                || !isOpen(request) && SessionCookie.token(request).isPresent();
    }

    /** Signing in over HTTP sets no cookie, and requests of Twilio carry a signature. */
    private static boolean isOpen(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/webhooks/") || path.equals("/api/v1/auth") || path.equals("/api/v1/auth/");
    }
}
